package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// A line is a connection that is kept, on which one request follows the answer to another. It costs little, so that
// what is measured is the server: requests are bytes made before, and of an answer only what matters is looked at.
type line struct {
	conn net.Conn
	r    *bufio.Reader
}

// patience is how long a connection may last; a server that hangs is found so.
const patience = 5 * time.Minute

func dial(addr string) (*line, error) {
	conn, err := net.DialTimeout("tcp", addr, 10*time.Second)
	if err != nil {
		return nil, err
	}
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return &line{conn, bufio.NewReaderSize(conn, 8<<10)}, nil
}

func (l *line) close() { _ = l.conn.Close() } // nothing waits to be written

// An answer is what is looked at of one.
type answer struct {
	status, length   int
	location, cookie string
}

// send sends a request and reads the answer, whose body it drops.
func (l *line) send(request []byte) (answer, error) {
	if _, err := l.conn.Write(request); err != nil {
		return answer{}, err
	}
	a, err := l.head()
	if err != nil {
		return a, fmt.Errorf("the answer cannot be read: %w", err)
	}
	_, err = l.r.Discard(a.length)
	return a, err
}

// head reads an answer up to its body.
func (l *line) head() (a answer, err error) {
	first, err := l.r.ReadSlice('\n')
	if err != nil {
		return a, err
	}
	if len(first) < 12 {
		return a, io.ErrUnexpectedEOF
	}
	if a.status, err = strconv.Atoi(string(first[9:12])); err != nil {
		return a, err
	}
	a.length = -1
	for {
		field, err := l.r.ReadSlice('\n')
		switch {
		case err != nil:
			return a, err
		case len(field) <= 2 && a.length < 0:
			return a, errors.New("it does not say how long it is")
		case len(field) <= 2:
			return a, nil
		}
		if err := a.note(field); err != nil {
			return a, err
		}
	}
}

// note notes a field of the head.
func (a *answer) note(field []byte) (err error) {
	name, value, _ := bytes.Cut(field, []byte(": "))
	switch string(name) {
	case "Content-Length":
		a.length, err = strconv.Atoi(string(bytes.TrimSpace(value)))
	case "Location":
		a.location = string(bytes.TrimSpace(value))
	case "Set-Cookie":
		a.cookie, _, _ = strings.Cut(string(value), ";")
	}
	return err
}

// getting is the request for a page, as a browser asks for it that reads no gzip.
func getting(host, path, cookie string) []byte { return asking(host, path, cookie, "") }

// zipped is the same from one that does.
func zipped(host, path, cookie string) []byte {
	return asking(host, path, cookie, "Accept-Encoding: gzip, deflate, br\r\n")
}

func asking(host, path, cookie, more string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nAccept-Language: en-GB,en;q=0.9\r\nCookie: %s\r\n%s\r\n", path, host, cookie, more)
}

// posting is the request with a form, as a browser sends it.
func posting(host, path, cookie, form string) []byte {
	return fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nAccept-Language: en-GB,en;q=0.9\r\nOrigin: http://%[2]s\r\nSec-Fetch-Site: same-origin\r\n"+
		"Cookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s", path, host, cookie, len(form), form)
}

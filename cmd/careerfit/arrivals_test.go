package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// Whoever came in before the door closed, and is slow to ask, is answered all the same; whoever never asks holds up the
// end for a moment only.
func TestWhoCameInBeforeTheDoorClosedIsAnswered(t *testing.T) {
	_, door, stop, ended := behindDoor(t)
	slow, silent := dials(t, door), dials(t, door)
	defer silent.Close()
	stop()
	<-door.closed
	time.Sleep(leaveTime + arrivalTime/2) // longer than those who are quick have
	if _, err := io.WriteString(slow, "GET / HTTP/1.1\r\nHost: careerfit\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(slow), nil)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusNotFound || !response.Close {
		t.Errorf("it is answered %s, and told to leave: %v", response.Status, response.Close)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func dials(t *testing.T, l net.Listener) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// A connection counts from when it is accepted until something comes on it or it ends; and it is waited for so long.
func TestArrivalsAreWaitedFor(t *testing.T) {
	var a arrivals
	one, other := net.Pipe()
	a.note(one, http.StateNew)
	a.note(other, http.StateNew)
	a.note(one, http.StateActive)
	a.note(one, http.StateIdle)
	begun := time.Now()
	if a.settle(50 * time.Millisecond); a.waiting() != 1 || time.Since(begun) < 50*time.Millisecond {
		t.Errorf("%d wait after %s", a.waiting(), time.Since(begun))
	}
	time.AfterFunc(20*time.Millisecond, func() { a.note(other, http.StateClosed) })
	if a.settle(time.Minute); a.waiting() != 0 {
		t.Errorf("%d wait", a.waiting())
	}
}

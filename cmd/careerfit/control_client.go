package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A remoteDesk is the desk of the server that holds the file.
type remoteDesk struct{ client *http.Client }

var _ desk = remoteDesk{}

// newRemoteDesk returns the desk of the server that listens at the socket, or errNoServer.
func newRemoteDesk(ctx context.Context, socket string) (remoteDesk, error) {
	conn, err := dialSocket(ctx, socket)
	if err != nil {
		return remoteDesk{}, err
	}
	_ = conn.Close() // there is somebody
	return remoteDesk{&http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return dialSocket(ctx, socket) },
	}}}, nil
}

func (d remoteDesk) served() bool { return true }

func (d remoteDesk) close() error {
	d.client.CloseIdleConnections()
	return nil
}

func (d remoteDesk) backup(ctx context.Context, w io.Writer) error {
	return d.ask(ctx, http.MethodPost, "backup", nil, w)
}

func (d remoteDesk) backedUp(ctx context.Context, c copied) error {
	return d.ask(ctx, http.MethodPost, "backed-up", c.form(), io.Discard)
}

func (d remoteDesk) export(ctx context.Context, wish exportWish, w io.Writer) error {
	return d.ask(ctx, http.MethodGet, "export", wish.form(), w)
}

func (d remoteDesk) find(ctx context.Context, wish findWish) (found []foundSitting, err error) {
	err = d.hear(ctx, http.MethodPost, "find", wish.form(), &found)
	return found, err
}

func (d remoteDesk) erase(ctx context.Context, ids []string) (erased int, err error) {
	err = d.hear(ctx, http.MethodPost, "erase", url.Values{"sitting": ids}, &erased)
	return erased, err
}

func (d remoteDesk) purge(ctx context.Context, wish purgeWish) (step purgeStep, err error) {
	err = d.hear(ctx, http.MethodPost, "purge", wish.form(), &step)
	return step, err
}

func (d remoteDesk) doctor(ctx context.Context) (found diagnosis, err error) {
	err = d.hear(ctx, http.MethodGet, "doctor", nil, &found)
	return found, err
}

func (d remoteDesk) questionnaire(ctx context.Context, digest quiz.Digest) ([]byte, error) {
	var canonical bytes.Buffer
	err := d.ask(ctx, http.MethodGet, "questionnaire", url.Values{"digest": {digest.String()}}, &canonical)
	return canonical.Bytes(), err
}

// who returns the number of the server's process.
func (d remoteDesk) who(ctx context.Context) (pid int, err error) {
	err = d.hear(ctx, http.MethodGet, "who", nil, &pid)
	return pid, err
}

// hear asks for what comes as JSON.
func (d remoteDesk) hear(ctx context.Context, method, path string, form url.Values, result any) error {
	var answer bytes.Buffer
	if err := d.ask(ctx, method, path, form, &answer); err != nil {
		return err
	}
	if err := json.Unmarshal(answer.Bytes(), result); err != nil {
		return fmt.Errorf("the server answers what this version does not know: %w", err)
	}
	return nil
}

// ask passes on what the server answers, and returns its error or that the answer is not whole.
func (d remoteDesk) ask(ctx context.Context, method, path string, form url.Values, to io.Writer) error {
	query, body := "", form.Encode()
	if method == http.MethodGet {
		query, body = "?"+body, ""
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://careerfit/"+path+query, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := d.client.Do(request)
	if err != nil {
		return fmt.Errorf("ask the server: %w", err)
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusOK {
		return unseal(answer, to)
	}
	return refusedWith(answer)
}

// refusedWith is the error of a server that did not begin to answer.
func refusedWith(answer *http.Response) error {
	var t trouble
	if err := json.NewDecoder(io.LimitReader(answer.Body, maxControlBody)).Decode(&t); err != nil {
		return fmt.Errorf("the server does not know this command (status %d); it may be another version of careerfit than this one", answer.StatusCode)
	}
	return t.err()
}

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"strings"
)

// sealTrailer comes behind an answer of the control socket and seals it: without it, or with another one than the bytes
// have, the answer is not whole.
const sealTrailer = "Careerfit-Seal"

// A seal is what an answer came to, in JSON.
type seal struct {
	Bytes   int64    `json:"bytes"`
	SHA256  string   `json:"sha256"`
	Trouble *trouble `json:"trouble,omitempty"`
}

// A trouble is an error that crosses the socket: its sentence, and the exit code of the command that asked.
type trouble struct {
	Error string `json:"error"`
	Code  int    `json:"code"`
}

func troubleOf(err error) *trouble {
	if err == nil {
		return nil
	}
	var exit *exitError
	if errors.As(err, &exit) {
		return &trouble{err.Error(), exit.code}
	}
	return &trouble{err.Error(), exitFailure}
}

func (t *trouble) err() error {
	if t == nil {
		return nil
	}
	return &exitError{t.Code, errors.New(t.Error)}
}

// A sealer counts and sums what is written through it, and notes what kept it from being written.
type sealer struct {
	w   io.Writer
	sum hash.Hash
	n   int64
	err error
}

func newSealer(w io.Writer) *sealer { return &sealer{w: w, sum: sha256.New()} }

func (s *sealer) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.sum.Write(p[:n])
	s.n += int64(n)
	s.err = errors.Join(s.err, err)
	return n, err
}

// seal is what all of it came to, if it ended with the error.
func (s *sealer) seal(err error) seal {
	return seal{s.n, hex.EncodeToString(s.sum.Sum(nil)), troubleOf(err)}
}

// sealInto puts the seal behind the answer.
func (s *sealer) sealInto(h http.Header, err error) {
	text, failed := json.Marshal(s.seal(err))
	if failed == nil { // unreachable otherwise; and then no seal says that it is not whole
		h.Set(sealTrailer, strings.ReplaceAll(string(text), "\x7f", `\u007f`)) // the only byte of JSON that no header may have
	}
}

// errBroken: the answer ended before the server said that it was whole.
var errBroken = errors.New("the answer of the server broke off; it may have been stopped. Try again")

// unseal passes an answer on and returns the error that it ended with: the server's own, or errBroken if not every byte
// is here.
func unseal(answer *http.Response, to io.Writer) error {
	s := newSealer(to)
	if _, err := io.Copy(s, answer.Body); s.err != nil {
		return s.err // it is this end that could not go on
	} else if err != nil {
		return brokenBy(err)
	}
	var sealed seal
	if err := json.Unmarshal([]byte(answer.Trailer.Get(sealTrailer)), &sealed); err != nil {
		return brokenBy(err)
	}
	if got := s.seal(nil); got.Bytes != sealed.Bytes || got.SHA256 != sealed.SHA256 {
		return brokenBy(fmt.Errorf("%d bytes came of %d", got.Bytes, sealed.Bytes))
	}
	return sealed.Trouble.err()
}

func brokenBy(err error) error { return fmt.Errorf("%w (%w)", errBroken, err) }

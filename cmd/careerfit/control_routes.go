package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// maxControlBody bounds what a command asks for; sittings by their ids, 20,000 of them.
const maxControlBody = 1 << 20

// How long a command may take to read what it was sent: who stops reading, or reads slowly, holds pages of the file,
// which grows instead.
const (
	// controlTime is for each piece.
	controlTime = 30 * time.Second
	// commandTime is for all, with commandByte for each byte of the file: 1 MB a second.
	commandTime = time.Minute
	commandByte = time.Microsecond
)

// A control answers the commands. Whatever they asked for is written to w, and sealed.
type control struct {
	desk desk
	file string
	log  *slog.Logger
}

// controlRoutes answers commands at the desk of a data file.
func controlRoutes(d desk, file string, log *slog.Logger) http.Handler {
	c, mux := control{d, file, log}, http.NewServeMux()
	mux.HandleFunc("POST /backup", c.answers(c.backup))
	mux.HandleFunc("POST /backed-up", c.answers(c.backedUp))
	mux.HandleFunc("GET /export", c.answers(c.export))
	mux.HandleFunc("POST /find", c.answers(c.find))
	mux.HandleFunc("POST /erase", c.answers(c.erase))
	mux.HandleFunc("POST /purge", c.answers(c.purge))
	mux.HandleFunc("GET /doctor", c.answers(c.doctor))
	mux.HandleFunc("GET /questionnaire", c.answers(c.questionnaire))
	mux.HandleFunc("GET /who", c.answers(c.who))
	return mux
}

func (c control) backup(ctx context.Context, _ url.Values, w *answer) error {
	return c.desk.backup(ctx, w)
}

// backedUp is told as the command: until then nobody knows whether it succeeds.
func (c control) backedUp(ctx context.Context, form url.Values, _ *answer) error {
	made, err := copiedOf(form)
	if err != nil {
		return err
	}
	made.tell(ctx, c.log)
	return c.desk.backedUp(ctx, made)
}

func (c control) export(ctx context.Context, form url.Values, w *answer) error {
	return c.desk.export(ctx, exportWishOf(form), w)
}

func (c control) find(ctx context.Context, form url.Values, w *answer) error {
	wish, err := findWishOf(form)
	if err != nil {
		return err
	}
	found, err := c.desk.find(ctx, wish)
	return asJSON(w, found, err)
}

func (c control) erase(ctx context.Context, form url.Values, w *answer) error {
	erased, err := c.desk.erase(ctx, form["sitting"])
	w.tells("sittings", erased)
	return asJSON(w, erased, err)
}

func (c control) purge(ctx context.Context, form url.Values, w *answer) error {
	wish, err := purgeWishOf(form)
	if err != nil {
		return err
	}
	step, err := c.desk.purge(ctx, wish)
	if step.Purged > 0 && !wish.DryRun {
		c.log.Info("purged", "sittings", step.Purged, "last_seen_before", wish.Before)
	}
	return asJSON(w, step, err)
}

func (c control) doctor(ctx context.Context, _ url.Values, w *answer) error {
	found, err := c.desk.doctor(ctx)
	w.tells("problems", len(found.Problems)+found.Untold)
	return asJSON(w, found, err)
}

func (c control) questionnaire(ctx context.Context, form url.Values, w *answer) error {
	digest, err := quiz.ParseDigest(form.Get("digest"))
	if err != nil {
		return err
	}
	canonical, err := c.desk.questionnaire(ctx, digest)
	if err != nil {
		return err
	}
	_, err = w.Write(canonical)
	return err
}

// who tells which process this is.
func (c control) who(_ context.Context, _ url.Values, w *answer) error {
	return asJSON(w, os.Getpid(), nil)
}

// An answer is what a command writes, and what the log is to know of it.
type answer struct {
	*sealer
	did []slog.Attr
}

func (a *answer) tells(what string, n int) { a.did = append(a.did, slog.Int(what, n)) }

func asJSON(w io.Writer, result any, err error) error {
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(result)
}

// answers makes a handler of a command. An error that comes before anything else is the whole answer.
func (c control) answers(command func(context.Context, url.Values, *answer) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		r.Body = http.MaxBytesReader(w, r.Body, maxControlBody)
		err := r.ParseForm()
		w.Header().Set("Trailer", sealTrailer)
		ctx, cancel := context.WithTimeout(r.Context(), c.timeInAll())
		defer cancel()
		s := &answer{sealer: newSealer(patient{ctx, w, http.NewResponseController(w)})}
		if err == nil {
			err = givenUp(command(ctx, r.Form, s))
		}
		c.note(r, s, time.Since(begun), err)
		if err != nil && s.n == 0 {
			w.Header().Del("Trailer")
			refuse(w, err)
			return
		}
		s.sealInto(w.Header(), err)
	}
}

// timeInAll is how long a command may take.
func (c control) timeInAll() time.Duration {
	info, err := os.Stat(c.file)
	if err != nil {
		return commandTime
	}
	return commandTime + time.Duration(info.Size())*commandByte
}

// givenUp says what it means that a command was given up; who gave it up does not hear it.
func givenUp(err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("the server is being stopped; try again")
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("what the server sent was read more slowly than 1 MB a second, for which the database would grow; write to something faster, such as a file on this machine")
	}
	return err
}

// note tells the log that there was a command, and nothing of whom it was about. Steps of a longer command are told
// where all requests are.
func (c control) note(r *http.Request, a *answer, took time.Duration, err error) {
	level := slog.LevelInfo
	switch r.URL.Path {
	case "/backup", "/backed-up", "/find", "/purge", "/questionnaire", "/who":
		level = slog.LevelDebug
	}
	attrs := []slog.Attr{slog.String("command", path.Base(r.URL.Path)), slog.Int64("bytes", a.n), slog.Duration("took", took)}
	attrs = append(attrs, a.did...)
	if err != nil {
		level, attrs = slog.LevelWarn, append(attrs, slog.Any("error", err))
	}
	c.log.LogAttrs(r.Context(), level, "command", attrs...)
}

func refuse(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusUnprocessableEntity)
	_ = json.NewEncoder(w).Encode(troubleOf(err)) // an error is of one who has gone
}

// A patient writer waits controlTime for each piece to be taken, and no longer; none is sent once the context is done.
type patient struct {
	ctx     context.Context
	w       io.Writer
	control *http.ResponseController
}

func (p patient) Write(b []byte) (int, error) {
	if err := cmp.Or(p.ctx.Err(), p.control.SetWriteDeadline(time.Now().Add(controlTime))); err != nil {
		return 0, err
	}
	return p.w.Write(b)
}

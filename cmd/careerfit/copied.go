package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"time"
)

// A copied is what became of a copy of the database.
type copied struct {
	begun time.Time
	// sittings is how many were found in it, or unchecked.
	sittings string
	// trouble is why there is no good copy; "" if there is one.
	trouble string
}

// unchecked are the sittings of a copy that went to standard output.
const unchecked = "unchecked"

// form is the copy as copiedOf reads it.
func (c copied) form() url.Values {
	return url.Values{"begun": {c.begun.Format(time.RFC3339Nano)}, "sittings": {c.sittings}, "trouble": {c.trouble}}
}

func copiedOf(form url.Values) (c copied, err error) {
	c = copied{sittings: form.Get("sittings"), trouble: form.Get("trouble")}
	if c.begun, err = time.Parse(time.RFC3339Nano, form.Get("begun")); err != nil {
		return c, fmt.Errorf("when the backup was begun: %w", err)
	}
	return c, nil
}

// tell tells the log.
func (c copied) tell(ctx context.Context, log *slog.Logger) {
	level, came := slog.LevelInfo, slog.String("sittings", c.sittings)
	if c.trouble != "" {
		level, came = slog.LevelWarn, slog.String("error", c.trouble)
	}
	log.LogAttrs(ctx, level, "command", slog.String("command", "backup"), came, slog.Duration("took", time.Since(c.begun)))
}

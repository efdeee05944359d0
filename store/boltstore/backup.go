package boltstore

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Backup writes the file as it is at one moment, while others go on reading and writing: all that was
// acknowledged before the call is in it. It returns the number of bytes written; where there is an error,
// what was written is no store.
//
// The pages of that moment stay as they are until Backup returns, and the file grows instead. So who
// writes to something slow sets a deadline with the context, which is looked at before each write.
func (s *Store) Backup(ctx context.Context, to io.Writer) (int64, error) {
	const doing = "back up the store"
	out := &copied{ctx: ctx, to: to}
	err := s.read(ctx, doing, func(t tables) error {
		_, err := t.sessions.Tx().WriteTo(out)
		if errors.Is(err, io.EOF) && out.err == nil {
			return damaged("the file ends before its pages do")
		}
		return err
	})
	if out.err != nil { // it is no error of the store's
		return out.bytes, fmt.Errorf("%s: %w", doing, out.err)
	}
	return out.bytes, err
}

// A copied counts what goes through it, and breaks off when the context is done.
type copied struct {
	ctx   context.Context
	to    io.Writer
	bytes int64
	err   error
}

func (c *copied) Write(p []byte) (n int, err error) {
	if c.err = c.ctx.Err(); c.err != nil {
		return 0, c.err
	}
	asIs(func() { n, c.err = c.to.Write(p) })
	c.bytes += int64(n)
	return n, c.err
}

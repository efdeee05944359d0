package main

import (
	"context"
	"io"
	"sync/atomic"
	"time"
)

// A servedDesk is that of a running server. It knows how the server is, and remembers when the last copy of the database
// was begun that was sent whole.
type servedDesk struct {
	desk
	health     *health
	now        func() time.Time
	lastBackup atomic.Int64 // in seconds since 1970
}

func (d *servedDesk) backup(ctx context.Context, w io.Writer) error {
	begun := d.now()
	err := d.desk.backup(ctx, w)
	if err == nil {
		d.lastBackup.Store(begun.Unix())
	}
	return err
}

// doctor tells of the server, too, all that whoever asks whether it is ready hears.
func (d *servedDesk) doctor(ctx context.Context) (diagnosis, error) {
	found, err := d.desk.doctor(ctx)
	if _, words := d.health.ready(ctx); err == nil && words != isReady {
		found.add("the server that holds it says of itself: " + words)
		found.Notes = append(found.Notes, "the log of the server tells what mends it; careerfit backup saves what it holds")
	}
	return found, err
}

func (d *servedDesk) expose(e *exposition) {
	e.family("careerfit_last_backup_timestamp_seconds", "gauge", "When the last backup was begun that this server has sent whole since its start, in seconds since 1970; 0 is none.").sample(float64(d.lastBackup.Load()))
}

package main

import (
	"context"
	"sync/atomic"
)

// A servedDesk is that of a running server. It knows how the server is, and remembers when the last copy of the database
// was begun that is good for something.
type servedDesk struct {
	desk
	health     *health
	lastBackup atomic.Int64 // in seconds since 1970
}

func (d *servedDesk) backedUp(_ context.Context, c copied) error {
	if c.trouble == "" {
		d.lastBackup.Store(c.begun.Unix())
	}
	return nil
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
	e.family("careerfit_last_backup_timestamp_seconds", "gauge", "When the last backup through this server was begun that was checked and is in its place, or was read whole from standard output, in seconds since 1970; 0 is none since its start.").sample(float64(d.lastBackup.Load()))
}

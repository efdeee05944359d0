package main

import (
	"context"
	"io"
	"sync/atomic"
	"time"
)

// A servedDesk remembers when the last copy of the database was begun that was sent whole.
type servedDesk struct {
	desk
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

func (d *servedDesk) expose(e *exposition) {
	e.family("careerfit_last_backup_timestamp_seconds", "gauge", "When the last backup was begun that this server has sent whole since its start, in seconds since 1970; 0 is none.").sample(float64(d.lastBackup.Load()))
}

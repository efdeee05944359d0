package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
)

// What a supervisor is told.
const (
	ready    = daemon.SdNotifyReady
	stopping = daemon.SdNotifyStopping
	alive    = daemon.SdNotifyWatchdog
)

// A supervisor is systemd, if it started the server and wants to hear of it (sd_notify); otherwise nobody.
type supervisor struct {
	// notify says something, and reports whether anybody listens.
	notify func(state string) (heard bool, err error)
	// patience is how long it waits for a sign of life before it starts the server anew; 0 is for ever.
	patience time.Duration
	log      *slog.Logger
}

// newSupervisor finds out from the environment who watches over the server.
func newSupervisor(log *slog.Logger) supervisor {
	s := supervisor{notify: func(state string) (bool, error) { return daemon.SdNotify(false, state) }, log: log}
	var err error
	if s.patience, err = daemon.SdWatchdogEnabled(false); err != nil {
		log.Warn("the watchdog of systemd is not served", "error", err)
	}
	return s
}

func (s supervisor) tell(state string) {
	if _, err := s.notify(state); err != nil {
		log := s.log.With("state", state, "error", err)
		log.Warn("systemd was not told")
	}
}

// watched tells that the server is ready, and then shows signs of life as long as its store works. What it returns ends
// that. Once the disk has failed, takers can read until systemd's patience is over, and write after the new start.
func (s supervisor) watched(h *health) (end func()) {
	s.tell(ready)
	if s.patience <= 0 {
		return func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	var signs sync.WaitGroup
	signs.Go(func() { s.showLife(ctx, h) })
	return func() { cancel(); signs.Wait() }
}

// showLife shows four signs of life within the supervisor's patience, so that one that the store is slow to give is not
// the end.
func (s supervisor) showLife(ctx context.Context, h *health) {
	every := s.patience / 4
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if err := h.works(ctx, every); err == nil {
			s.tell(alive)
		} else if ctx.Err() == nil {
			s.log.Error("the store does not work, so the watchdog gets no sign of life", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

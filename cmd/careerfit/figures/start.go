package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/boltstore"
)

// starts measures what the program costs before anybody comes: its file, the time to the first page, its memory.
func starts(ctx context.Context, l *lab) ([]figure, error) {
	dir := filepath.Join(l.dir, "start")
	if err := keep(dir, l.quiz, l.kept); err != nil {
		return nil, err
	}
	info, err := os.Stat(l.program)
	if err != nil {
		return nil, err
	}
	var took, memory []float64
	for range 2 * l.rounds {
		t, m, err := l.start(ctx, dir)
		if err != nil {
			return nil, err
		}
		took, memory = append(took, t), append(memory, m)
	}
	return []figure{
		{name: "program to its first page", unit: "ms", most: 60, seen: took},
		{name: "memory, idle after its first page", unit: "MiB", most: 30, seen: memory},
		{name: "program's file", unit: "MB", most: 20, seen: []float64{float64(info.Size()) / 1e6}},
	}, nil
}

// start starts the program, asks for its first page, and stops it: how many milliseconds that page took, counted
// from before the program was there, and how many MiB it had a moment later.
func (l *lab) start(ctx context.Context, dir string) (took, memory float64, err error) {
	begun := time.Now()
	r, err := l.serves(ctx, dir)
	if err != nil {
		return 0, 0, err
	}
	err = once(r.host, reads(getting(r.host, "/"+l.quiz.ID+"/", "")))
	took = float64(time.Since(begun)) / float64(time.Millisecond)
	if err != nil {
		return 0, 0, errors.Join(err, r.stop())
	}
	time.Sleep(l.span)
	memory, err = r.memory()
	return took, memory, errors.Join(err, r.stop())
}

// keep makes a file with so many finished sittings.
func keep(dir string, q *quiz.Quiz, n int) error {
	kept, err := boltstore.Open(filepath.Join(dir, "careerfit.db"), boltstore.Options{})
	if err != nil {
		return err
	}
	const hands = 100
	errs := make([]error, hands)
	var wait sync.WaitGroup
	for h := range hands {
		wait.Go(func() {
			for i := h; i < n && errs[h] == nil; i += hands {
				_, errs[h] = begun(kept, q)
			}
		})
	}
	wait.Wait()
	return errors.Join(errors.Join(errs...), kept.Close())
}

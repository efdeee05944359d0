package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

func TestEveryFaultWithListsIsCaught(t *testing.T) {
	const pages = "all sittings are listed in the order of their ids, page by page"
	wantCaught(t, map[string]mutant{
		"lists the one that it goes on behind": {func() store.Store { return listsFrom{newMemory()} },
			[]string{pages, anyHistory}},
		"lists one too many": {func() store.Store { return listsMore{newMemory()} }, []string{pages}},
		"lists the newest first": {func() store.Store { return listsBackwards{newMemory()} },
			[]string{pages, anyHistory}},
		"lists what it listed before": {func() store.Store { return &listsOld{memory: newMemory()} },
			[]string{"a list shows sittings as they are now"}},
		"goes on by number": {func() store.Store { return &goesOnByNumber{memory: newMemory()} },
			[]string{"a list misses nobody when those who were listed go"}},
	})
}

func TestEveryFaultWithSweepsIsCaught(t *testing.T) {
	const (
		exact = "a sweep is exact to the millisecond"
		ahead = "who was seen in the future is seen now"
	)
	wantCaught(t, map[string]mutant{
		"leaves a way to what it swept": {func() store.Store { return sweepsRecordsOnly{newMemory()} },
			[]string{"what was last seen before the moment goes, with every way to it", anyHistory}},
		"sweeps by the start": {func() store.Store { return sweepsBy{newMemory(), func(s *quiz.Session) time.Time { return s.Started }} },
			[]string{"a sweep looks at the last visit, not at the start or the last answer", anyHistory}},
		"sweeps by the last answer": {func() store.Store { return sweepsBy{newMemory(), func(s *quiz.Session) time.Time { return s.Changed }} },
			[]string{"a sweep looks at the last visit, not at the start or the last answer"}},
		"is a millisecond early": {func() store.Store { return sweepsLater{newMemory(), time.Millisecond} },
			[]string{exact, anyHistory}},
		"is a millisecond late": {func() store.Store { return sweepsLater{newMemory(), -time.Millisecond} }, []string{exact}},
		"deletes who came back": {func() store.Store { return sweepsByWhatItSaw{newMemory()} },
			[]string{"nobody who comes back while it is swept is lost"}},
		"leaves the future alone": {func() store.Store { return believesEveryClock{newMemory()} }, []string{ahead, anyHistory}},
		"takes every clock that is ahead for wrong": {func() store.Store { return sweepsAt{newMemory(), -store.Ahead} },
			[]string{ahead}},
		"sweeps all at once": {func() store.Store { return sweepsAtOnce{newMemory()} },
			[]string{"a step looks at no more than it is told to, and says where to go on"}},
		"stops after a step": {func() store.Store { return stopsAfterAStep{newMemory()} },
			[]string{"a step looks at no more than it is told to, and says where to go on", anyHistory}},
		"counts what it looked at": {func() store.Store { return countsLooks{newMemory()} },
			[]string{exact}},
		"sweeps for who has given up": {func() store.Store { return sweepsAnyway{newMemory()} },
			[]string{"a sweep that was given up does nothing"}},
	})
}

type listsFrom struct{ *memory }

func (m listsFrom) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	list, err := m.memory.List(ctx, after, n)
	if first, _ := m.Session(ctx, after); first != nil && err == nil {
		list = slices.Insert(list, 0, first)
		list = list[:min(n, len(list))]
	}
	return list, err
}

type listsMore struct{ *memory }

func (m listsMore) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	return m.memory.List(ctx, after, n+1)
}

type listsBackwards struct{ *memory }

func (m listsBackwards) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	list, err := m.memory.List(ctx, after, n)
	slices.Reverse(list)
	return list, err
}

type listsOld struct {
	*memory
	first []*quiz.Session
}

func (m *listsOld) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	list, err := m.memory.List(ctx, after, n)
	if err == nil && m.first != nil {
		return m.first, nil
	}
	m.first = list
	return list, err
}

// goesOnByNumber counts how many sittings it has listed already, and goes on with the next one.
type goesOnByNumber struct {
	*memory
	listed int
}

func (m *goesOnByNumber) List(ctx context.Context, after string, n int) ([]*quiz.Session, error) {
	if after == "" {
		m.listed = 0
	}
	all, err := m.memory.List(ctx, "", 1000)
	if err != nil {
		return nil, err
	}
	all = all[min(m.listed, len(all)):]
	all = all[:min(n, len(all))]
	m.listed += len(all)
	return all, nil
}

type sweepsRecordsOnly struct{ *memory }

func (m sweepsRecordsOnly) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	list, _ := m.List(ctx, after, n)
	next, purged, err := m.memory.Purge(ctx, before, now, after, n)
	defer m.lock()()
	for _, s := range list {
		if err == nil && m.records[s.ID] == nil {
			m.codes[s.Code] = s.ID
		}
	}
	return next, purged, err
}

type sweepsBy struct {
	*memory
	time func(*quiz.Session) time.Time
}

func (m sweepsBy) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	list, err := m.List(ctx, after, n)
	if err != nil {
		return "", 0, err
	}
	for _, s := range list {
		_, _ = m.Update(ctx, s.ID, func(s *quiz.Session) error { s.Seen = m.time(s); return nil })
	}
	return m.memory.Purge(ctx, before, now, after, n)
}

type sweepsLater struct {
	*memory
	by time.Duration
}

func (m sweepsLater) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	return m.memory.Purge(ctx, before.Add(m.by), now, after, n)
}

type sweepsAt struct {
	*memory
	by time.Duration
}

func (m sweepsAt) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	return m.memory.Purge(ctx, before, now.Add(m.by), after, n)
}

type sweepsByWhatItSaw struct{ *memory }

func (m sweepsByWhatItSaw) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	list, err := m.List(ctx, after, n)
	time.Sleep(time.Millisecond)
	purged := 0
	for _, s := range list {
		if s.Seen.Before(before) && m.Delete(ctx, s.ID) == nil {
			purged++
		}
	}
	if err != nil || len(list) < n {
		return "", purged, err
	}
	return list[n-1].ID, purged, nil
}

type believesEveryClock struct{ *memory }

func (m believesEveryClock) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	return m.memory.Purge(ctx, before, now.AddDate(100, 0, 0), after, n)
}

type sweepsAtOnce struct{ *memory }

func (m sweepsAtOnce) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	return m.memory.Purge(ctx, before, now, after, 1000*n)
}

type stopsAfterAStep struct{ *memory }

func (m stopsAfterAStep) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	_, purged, err := m.memory.Purge(ctx, before, now, after, n)
	return "", purged, err
}

type countsLooks struct{ *memory }

func (m countsLooks) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	list, _ := m.List(ctx, after, n)
	next, _, err := m.memory.Purge(ctx, before, now, after, n)
	return next, len(list), err
}

type sweepsAnyway struct{ *memory }

func (m sweepsAnyway) Purge(ctx context.Context, before, now time.Time, after string, n int) (string, int, error) {
	return m.memory.Purge(context.WithoutCancel(ctx), before, now, after, n)
}

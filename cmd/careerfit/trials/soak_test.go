package trials

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Sittings by the thousand come and are swept away, round after round, and afterwards the server is as large as it was:
// its memory, its goroutines and its file.
func TestTrialSoak(t *testing.T) {
	t.Parallel()
	ops := freeAddress(t)
	s := serving(t, t.TempDir(), "--ops-addr", ops)
	var sizes []size
	for range 8 {
		after := soaked(t, s, shortOr(600, 12_500))
		after.goroutines = goroutines(t, ops)
		sizes = append(sizes, after)
		t.Logf("after a sweep: %+v", after)
	}
	share := 0.05
	if !*full { // a few hundred sittings are too few for collections of garbage to come out even
		share = 0.1
	}
	for _, what := range grown(sizes, share) {
		t.Error(what)
	}
}

func TestControlAServerThatLeaksGrows(t *testing.T) {
	s := careless(t, "leaky", t.TempDir())
	var sizes []size
	for range 6 {
		takes(t, s, 300)
		sizes = append(sizes, sizeOf(t, s))
	}
	if grown(sizes, 0.1) == nil {
		t.Errorf("%+v is not found to grow: the trial sees nothing", sizes)
	}
}

// A size is how large a server is: its memory and its file in bytes, and its goroutines.
type size struct{ memory, goroutines, file float64 }

// soaked lets takers take sittings, and sweeps all of them away; everybody leaves.
func soaked(t *testing.T, s *server, sittings int) size {
	t.Helper()
	takes(t, s, sittings)
	time.Sleep(time.Second) // until nobody came for as long as that
	said := commands(t, "purge", "--data-dir", s.dir, "--unused-for", "1s")
	if swept := regexp.MustCompile(`[\d,]+`).FindString(said); strings.ReplaceAll(swept, ",", "") != fmt.Sprint(sittings) {
		t.Fatalf("%d sittings were taken; the sweep says %q", sittings, said)
	}
	return sizeOf(t, s)
}

// takes lets takers take so many sittings, at an address each, a few answers in each.
func takes(t *testing.T, s *server, sittings int) {
	t.Helper()
	var taking sync.WaitGroup
	seats := make(chan bool, 16)
	for range sittings {
		seats <- true
		b := newBusy(newTaker(t, s), 7)
		taking.Go(func() {
			defer func() { <-seats }()
			defer b.client.CloseIdleConnections()
			for range 5 {
				if err := b.step(); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	taking.Wait()
}

// sizeOf looks at a server, when it has come to rest.
func sizeOf(t *testing.T, s *server) size {
	t.Helper()
	kept, err := os.Stat(filepath.Join(s.dir, "careerfit.db"))
	if err != nil {
		t.Fatal(err)
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.run.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	return size{memory: figure(t, string(status), `RssAnon:\s+(\d+) kB`) * 1024, file: float64(kept.Size())}
}

// goroutines asks where whoever runs the server looks, when those that served connections are gone.
func goroutines(t *testing.T, ops string) float64 {
	t.Helper()
	response, err := http.Get("http://" + ops + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return figure(t, string(text), `(?m)^go_goroutines (\d+)$`)
}

// freeAddress is an address of this machine on which nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// figure reads a number.
func figure(t *testing.T, text, pattern string) float64 {
	t.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("there is no %s in:\n%s", pattern, text)
	}
	n, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// settled is the round from which on nothing may grow: until then a server fills its pools and its file.
const settled = 2

// grown says what was larger by more than a share in the later half of what had settled than in the earlier one, by
// their means: the memory of a program goes up and down with each collection of garbage, by some percent.
func grown(sizes []size, share float64) (problems []string) {
	half := (len(sizes) - settled) / 2
	for name, figure := range map[string]func(size) float64{
		"memory":     func(s size) float64 { return s.memory },
		"goroutines": func(s size) float64 { return s.goroutines },
		"the file":   func(s size) float64 { return s.file },
	} {
		earlier, later := mean(sizes[settled:settled+half], figure), mean(sizes[len(sizes)-half:], figure)
		if later > earlier*(1+share) {
			problems = append(problems, fmt.Sprintf("%s was %.0f, and then %.0f", name, earlier, later))
		}
	}
	return problems
}

func mean(sizes []size, figure func(size) float64) (m float64) {
	for _, s := range sizes {
		m += figure(s) / float64(len(sizes))
	}
	return m
}

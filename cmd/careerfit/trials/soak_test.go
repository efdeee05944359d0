package trials

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"time"
)

// Sittings by the thousand come and are swept away, round after round, and afterwards the server is as large as it was:
// its memory, its goroutines and its file. They are nearly as many as the limit on all addresses lets begin at once.
func TestTrialSoak(t *testing.T) {
	t.Parallel()
	s := serving(t, t.TempDir(), "--ops-addr", "127.0.0.1:0")
	ops, told := s.run.says(`at (http://localhost:\d+/metrics)\.`)
	if !told {
		t.Fatalf("it does not say where its figures are:\n%s", s.run.out.String())
	}
	var sizes []size
	for range 8 {
		after := soaked(t, s, shortOr(600, 2_400))
		after.goroutines = fewestGoroutines(t, ops)
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
	t.Parallel()
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
	if gone := swept(t, s); gone != sittings {
		t.Fatalf("%d sittings were taken, %d were swept away", sittings, gone)
	}
	return sizeOf(t, s)
}

// swept asks the server to delete all that was seen until now, as careerfit purge does, but without the day that the
// command allows for how visits are noted; it returns how many those were.
func swept(t *testing.T, s *server) (gone int) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", filepath.Join(s.dir, "careerfit.sock"))
		},
	}}
	wish := url.Values{"before": {time.Now().Format(time.RFC3339Nano)}}
	for {
		response, err := client.PostForm("http://careerfit/purge", wish)
		if err != nil {
			t.Fatal(err)
		}
		var step struct {
			Next   string
			Purged int
		}
		err = json.NewDecoder(response.Body).Decode(&step)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("the sweep is answered %d, %v", response.StatusCode, err)
		}
		gone += step.Purged
		if step.Next == "" {
			return gone
		}
		wish.Set("after", step.Next)
	}
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

// fewestGoroutines are those that stay: it asks a few times, while those that served connections end.
func fewestGoroutines(t *testing.T, ops string) float64 {
	t.Helper()
	fewest := goroutines(t, ops)
	for range 5 {
		time.Sleep(100 * time.Millisecond)
		fewest = min(fewest, goroutines(t, ops))
	}
	return fewest
}

// goroutines asks where whoever runs the server looks.
func goroutines(t *testing.T, ops string) float64 {
	t.Helper()
	response, err := http.Get(ops)
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

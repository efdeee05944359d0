package main

import (
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// procOf is a directory as Linux has one for each process.
func procOf(t *testing.T, stat, limits string, open int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	writeFile(t, filepath.Join(dir, "stat"), stat)
	writeFile(t, filepath.Join(dir, "limits"), limits)
	if err := os.Mkdir(filepath.Join(dir, "fd"), 0o700); err != nil {
		t.Fatal(err)
	}
	for fd := range open {
		writeFile(t, filepath.Join(dir, "fd", string(rune('0'+fd))), "")
	}
	return dir
}

func exposed(s source) string {
	var e exposition
	s.expose(&e)
	return e.b.String()
}

// What Linux writes is told under the names that everybody's dashboards know, worked out by hand.
func TestTheProcessIsToldAsLinuxSeesIt(t *testing.T) {
	const limits = "Limit                     Soft Limit           Hard Limit           Units     \nMax open files            1024                 524288               files     \n"
	proc := procOf(t, "7 (a ) b) S 1 2 3 4 -1 0 5 6 7 8 1234 66 9 9 20 0 9 0 100 5000 30 18446744073709551615 1\n", limits, 5)
	metrics := exposed(processFigures{time.UnixMilli(1_500), proc})
	for name, want := range map[string]float64{
		"process_start_time_seconds": 1.5, "process_cpu_seconds_total": 13, "process_resident_memory_bytes": float64(30 * os.Getpagesize()),
		"process_open_fds": 5, "process_max_fds": 1024,
	} {
		if got := figure(t, metrics, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
}

// What the system does not tell is not told as 0.
func TestWhatTheSystemDoesNotTellIsLeftOut(t *testing.T) {
	for _, proc := range []string{t.TempDir(), procOf(t, "7 (b) S 1", "Max open files            unlimited            unlimited            files", 0)} {
		metrics := exposed(processFigures{time.Now(), proc})
		for _, name := range []string{"process_cpu_seconds_total", "process_resident_memory_bytes", "process_max_fds"} {
			if got := figure(t, metrics, name); !math.IsNaN(got) {
				t.Errorf("%s is %v", name, got)
			}
		}
		if !strings.Contains(metrics, "\ngo_goroutines ") {
			t.Errorf("the figures of Go are missing:\n%s", metrics)
		}
	}
}

// The figures of this process are what they can be.
func TestTheFiguresOfThisProcess(t *testing.T) {
	metrics := exposed(newProcessFigures())
	if runtime.GOOS != "linux" {
		return
	}
	for name, least := range map[string]float64{
		"process_cpu_seconds_total": 0, "process_resident_memory_bytes": 1 << 20, "process_open_fds": 3, "process_max_fds": 16,
		"go_gc_cycles_total_gc_cycles_total": 0, "go_memstats_heap_alloc_bytes": 1 << 10,
	} {
		if got := figure(t, metrics, name); !(got >= least) || got > 1e15 {
			t.Errorf("%s is %v", name, got)
		}
	}
}

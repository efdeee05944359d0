package main

import (
	"os"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"
)

// processFigures are those of the program itself, by the names that every program of Prometheus' world uses.
type processFigures struct {
	started time.Time
	// proc is what Linux tells of the process; where it is no directory, what only that knows is left out.
	proc string
}

func newProcessFigures() processFigures { return processFigures{time.Now(), "/proc/self"} }

func (p processFigures) expose(e *exposition) {
	e.family("careerfit_build_info", "gauge", "Always 1; the labels say what was built.").sample(1, "version", release+revision(), "go", runtime.Version())
	e.family("process_start_time_seconds", "gauge", "When the program was started, in seconds since 1970.").sample(float64(p.started.UnixMilli()) / 1000)
	p.exposeStat(e)
	p.exposeFiles(e)
	for _, f := range runtimeFigures() {
		read := []metrics.Sample{{Name: f.source}}
		metrics.Read(read)
		if read[0].Value.Kind() == metrics.KindUint64 {
			e.family(f.name, f.kind, f.help).sample(float64(read[0].Value.Uint64()))
		}
	}
}

// exposeStat shows what /proc/self/stat has: behind the name of the program, which may have blanks, fields from the
// third on. See proc_pid_stat(5).
func (p processFigures) exposeStat(e *exposition) {
	text, err := os.ReadFile(p.proc + "/stat")
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if err != nil || len(fields) < 22 {
		return
	}
	const user, system, resident = 14 - 3, 15 - 3, 24 - 3
	const ticks = 100 // a second, to whoever reads it, on every machine that Go knows
	e.family("process_cpu_seconds_total", "counter", "Processor time used, in the program and in the system for it.").sample((number(fields[user]) + number(fields[system])) / ticks)
	e.family("process_resident_memory_bytes", "gauge", "Memory in use, pages of the database file that are in memory included.").sample(number(fields[resident]) * float64(os.Getpagesize()))
}

func (p processFigures) exposeFiles(e *exposition) {
	if open, err := os.ReadDir(p.proc + "/fd"); err == nil {
		e.family("process_open_fds", "gauge", "Files and connections that are open.").sample(float64(len(open)))
	}
	limits, _ := os.ReadFile(p.proc + "/limits")
	_, most, found := strings.Cut(string(limits), "Max open files")
	if fields := strings.Fields(most); found && len(fields) > 0 && fields[0] != "unlimited" {
		e.family("process_max_fds", "gauge", "How many files and connections may be open.").sample(number(fields[0]))
	}
}

// number reads what the system wrote; 0 is what it did not mean as one.
func number(text string) float64 {
	n, _ := strconv.ParseFloat(text, 64)
	return n
}

// runtimeFigures are what the Go runtime tells of itself, by its own names.
func runtimeFigures() []struct{ source, name, kind, help string } {
	return []struct{ source, name, kind, help string }{
		{"/sched/goroutines:goroutines", "go_goroutines", "gauge", "Goroutines there are."},
		{"/memory/classes/heap/objects:bytes", "go_memstats_heap_alloc_bytes", "gauge", "Memory of objects on the heap, in use or not yet found to be free."},
		{"/memory/classes/total:bytes", "go_memstats_sys_bytes", "gauge", "Memory that the program has mapped, without what the database file is mapped to."},
		{"/gc/heap/allocs:bytes", "go_memstats_alloc_bytes_total", "counter", "Bytes that were ever allocated on the heap."},
		{"/gc/cycles/total:gc-cycles", "go_gc_cycles_total_gc_cycles_total", "counter", "Collections of garbage that were completed."},
	}
}

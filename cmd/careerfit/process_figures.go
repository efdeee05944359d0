package main

import (
	"runtime"
	"runtime/metrics"
	"time"
)

// processFigures are those of the program itself.
type processFigures struct{ started time.Time }

func (p processFigures) expose(e *exposition) {
	e.family("careerfit_build_info", "gauge", "Always 1; the labels say what was built.").sample(1, "version", release+revision(), "go", runtime.Version())
	e.family("process_start_time_seconds", "gauge", "When the program was started, in seconds since 1970.").sample(float64(p.started.UnixMilli()) / 1000)
	for _, f := range runtimeFigures() {
		read := []metrics.Sample{{Name: f.source}}
		metrics.Read(read)
		if read[0].Value.Kind() == metrics.KindUint64 {
			e.family(f.name, f.kind, f.help).sample(float64(read[0].Value.Uint64()))
		}
	}
}

// runtimeFigures are what the Go runtime tells of itself, by its own names.
func runtimeFigures() []struct{ source, name, kind, help string } {
	return []struct{ source, name, kind, help string }{
		{"/sched/goroutines:goroutines", "go_goroutines", "gauge", "Goroutines there are."},
		{"/memory/classes/heap/objects:bytes", "go_heap_objects_bytes", "gauge", "Memory of objects on the heap, in use or not yet found to be free."},
		{"/memory/classes/total:bytes", "go_memory_bytes", "gauge", "Memory that the program has mapped, without what the database file is mapped to."},
		{"/gc/cycles/total:gc-cycles", "go_gc_cycles_total", "counter", "Collections of garbage that were completed."},
		{"/gc/heap/allocs:bytes", "go_heap_allocated_bytes_total", "counter", "Bytes that were ever allocated on the heap."},
	}
}

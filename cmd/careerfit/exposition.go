package main

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// An exposition is a text in the format of Prometheus. The libraries for it are larger than this, by megabytes or
// without the texts of help that promtool asks for.
type exposition struct{ b bytes.Buffer }

// A source is what has figures to show.
type source interface{ expose(*exposition) }

// showMetrics answers with the figures of all sources.
func showMetrics(sources ...source) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/metrics" {
			tellHealth(w, r, http.StatusNotFound, "there are /metrics, /healthz and /readyz")
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			tellHealth(w, r, http.StatusMethodNotAllowed, "")
			return
		}
		var e exposition
		for _, s := range sources {
			s.expose(&e)
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(e.b.Bytes())
	})
}

// A family is a figure, or several that differ in their labels.
type family struct {
	e    *exposition
	name string
}

// family begins a figure with what it is: a counter, a gauge or a histogram.
func (e *exposition) family(name, kind, help string) family {
	fmt.Fprintf(&e.b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
	return family{e, name}
}

// sample writes a value; the labels are names and their values in turn.
func (f family) sample(value float64, labels ...string) { f.write("", value, labels) }

// histogram writes how many took no longer than each bound, of how many, and how long all took.
func (f family) histogram(h *histogram, labels ...string) {
	count := 0
	for i, bound := range h.bounds {
		count += h.counts[i]
		f.write("_bucket", float64(count), append(labels, "le", seconds(bound)))
	}
	count += h.counts[len(h.bounds)]
	f.write("_bucket", float64(count), append(labels, "le", "+Inf"))
	f.write("_sum", h.sum.Seconds(), labels)
	f.write("_count", float64(count), labels)
}

func (f family) write(suffix string, value float64, labels []string) {
	var pairs []string
	for i := 0; i < len(labels); i += 2 {
		pairs = append(pairs, labels[i]+"="+strconv.Quote(labels[i+1]))
	}
	f.e.b.WriteString(f.name + suffix)
	if len(pairs) > 0 {
		f.e.b.WriteString("{" + strings.Join(pairs, ",") + "}")
	}
	f.e.b.WriteString(" " + strconv.FormatFloat(value, 'g', -1, 64) + "\n")
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'g', -1, 64) }

// A histogram counts times by their length.
type histogram struct {
	// bounds are ascending; counts has one more, for what was longer than all.
	bounds []time.Duration
	counts []int
	sum    time.Duration
}

func newHistogram(bounds []time.Duration) *histogram {
	return &histogram{bounds: bounds, counts: make([]int, len(bounds)+1)}
}

func (h *histogram) observe(d time.Duration) {
	i := 0
	for i < len(h.bounds) && d > h.bounds[i] {
		i++
	}
	h.counts[i]++
	h.sum += d
}

// requestBuckets go from a page out of memory to the longest that a request may take.
func requestBuckets() []time.Duration {
	const ms = time.Millisecond
	return []time.Duration{ms / 2, ms, 2 * ms, 5 * ms, 10 * ms, 25 * ms, 50 * ms, 100 * ms, 250 * ms, time.Second, 5 * time.Second, 30 * time.Second}
}

package main

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/careerfit/careerfit/web"
)

// A requestKind is what requests are counted by. There are no more kinds than the site has routes, for each method
// that it knows and each class of answers.
type requestKind struct {
	route, method string
	// class is the first digit of the status.
	class int
}

func (k requestKind) compare(other requestKind) int {
	return strings.Compare(fmt.Sprint(k), fmt.Sprint(other))
}

// requestCounts are what is counted of requests.
type requestCounts struct {
	inFlight atomic.Int64

	mu        sync.Mutex
	all       map[requestKind]int
	refused   map[string]int // by route: too many requests
	durations map[string]*histogram
	bytes     int64
}

func newRequestCounts() *requestCounts {
	return &requestCounts{all: map[requestKind]int{}, refused: map[string]int{}, durations: map[string]*histogram{}}
}

// around counts the requests that are under way.
func (c *requestCounts) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.inFlight.Add(1)
		defer c.inFlight.Add(-1)
		next.ServeHTTP(w, r)
	})
}

// observe counts a request that was answered.
func (c *requestCounts) observe(r web.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all[requestKind{r.Route, r.Method, r.Status / 100}]++
	c.bytes += r.Bytes
	if r.Status == http.StatusTooManyRequests {
		c.refused[r.Route]++
	}
	if c.durations[r.Route] == nil {
		c.durations[r.Route] = newHistogram(requestBuckets())
	}
	c.durations[r.Route].observe(r.Duration)
}

func (c *requestCounts) expose(e *exposition) {
	e.family("careerfit_http_requests_in_flight", "gauge", "Requests that are being answered.").sample(float64(c.inFlight.Load()))
	c.mu.Lock()
	defer c.mu.Unlock()
	e.family("careerfit_http_response_bytes_total", "counter", "Bytes of bodies sent.").sample(float64(c.bytes))
	requests := e.family("careerfit_http_requests_total", "counter", "Requests answered, by the pattern of their route, method and class of status.")
	for _, k := range slices.SortedFunc(maps.Keys(c.all), requestKind.compare) {
		requests.sample(float64(c.all[k]), "route", k.route, "method", k.method, "status", fmt.Sprintf("%dxx", k.class))
	}
	refused := e.family("careerfit_http_too_many_requests_total", "counter", "Requests refused because there were too many of them (status 429), by route.")
	for _, route := range slices.Sorted(maps.Keys(c.refused)) {
		refused.sample(float64(c.refused[route]), "route", route)
	}
	durations := e.family("careerfit_http_request_duration_seconds", "histogram", "Time from a request to the end of its answer, by route.")
	for _, route := range slices.Sorted(maps.Keys(c.durations)) {
		durations.histogram(c.durations[route], "route", route)
	}
}

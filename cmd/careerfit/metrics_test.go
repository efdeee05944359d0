package main

import (
	"fmt"
	"math"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/web"
)

// startObserved runs a server that shows figures, and returns where.
func startObserved(t *testing.T, args ...string) (s *server, ops *server) {
	t.Helper()
	s = startServe(t, nil, append([]string{"--addr", "127.0.0.1:0", "--ops-addr", "127.0.0.1:0", "--data-dir", t.TempDir(), "--quiz", bareFile}, args...)...)
	where := regexp.MustCompile(`Figures .* are at (\S+)/metrics\.\n|"ops_addr":"([^"]+)"`).FindStringSubmatch(s.out.String() + s.err.String())
	if where == nil {
		t.Fatalf("it does not say where its figures are:\n%s", s.out.String())
	}
	return s, &server{t: t, url: where[1] + where[2]}
}

// figures are those of the moment at which everything that was asked for is counted: a browser may have read the
// whole of an answer before that.
func (s *server) figures() string {
	s.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if _, metrics := s.get("/metrics"); figure(s.t, metrics, "careerfit_http_requests_in_flight") == 0 {
			return metrics
		}
	}
	s.t.Fatal("something is still being answered")
	return ""
}

// figure is a value of the metrics by its whole name, labels included; NaN where it is not there.
func figure(t *testing.T, metrics, name string) float64 {
	t.Helper()
	for line := range strings.Lines(metrics) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), name+" "); ok {
			f, err := strconv.ParseFloat(value, 64)
			if err != nil {
				t.Error(err)
			}
			return f
		}
	}
	return math.NaN()
}

// sits takes the questionnaire of two items to its result, and returns the address of the sitting.
func (s *server) sits(visitor *http.Client) string {
	s.t.Helper()
	sitting := strings.TrimSuffix(s.posts(visitor, "/bare/start", ""), "/code")
	s.posts(visitor, sitting+"/items/1", "answer=large")
	s.posts(visitor, sitting+"/items/2", "answer=evening")
	s.posts(visitor, sitting+"/finish", "")
	s.fetches(visitor, sitting+"/result")
	return sitting
}

// fetches reads a page in a browser.
func (s *server) fetches(visitor *http.Client, path string) string {
	s.t.Helper()
	response, err := visitor.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	_, body := s.read(response)
	return body
}

func TestFiguresTellWhatHappened(t *testing.T) {
	s, ops := startObserved(t)
	visitor := s.visitor()
	kept := s.sits(visitor)
	s.posts(visitor, s.sits(visitor)+"/delete", "")
	s.fetches(visitor, kept+"/result")
	s.get("/no/such/page")
	s.get("/bare/careers/pirate")
	metrics := ops.figures()
	for name, want := range map[string]float64{
		"careerfit_sittings_begun_total":         2,
		"careerfit_sittings_finished_total":      2,
		"careerfit_sittings_deleted_total":       1,
		"careerfit_sittings_swept_total":         0,
		`careerfit_sweeps_total{outcome="done"}`: 0,
		`careerfit_http_requests_total{route="/sittings/:sitting/items/:number",method="POST",status="3xx"}`: 4,
		`careerfit_http_requests_total{route="/sittings/:sitting/result",method="GET",status="2xx"}`:         3,
		`careerfit_http_requests_total{route="",method="GET",status="4xx"}`:                                  1,
		`careerfit_http_requests_total{route="/:quiz/careers/:outcome",method="GET",status="4xx"}`:           1,
		`careerfit_http_request_duration_seconds_count{route="/sittings/:sitting/result"}`:                   3,
		`careerfit_http_request_duration_seconds_bucket{route="/sittings/:sitting/result",le="+Inf"}`:        3,
		"careerfit_http_requests_in_flight":                                                                  0,
		"careerfit_store_full":                                                                               0,
		"careerfit_store_failed_commits_total":                                                               0,
		"careerfit_store_failed":                                                                             0,
		"careerfit_store_limit_bytes":                                                                        0,
		"careerfit_store_refusals_total":                                                                     0,
		"careerfit_last_backup_timestamp_seconds":                                                            0,
		"careerfit_ready": 1,
		`careerfit_build_info{version="` + release + revision() + `",go="` + goVersion(t, metrics) + `"}`: 1,
	} {
		if got := figure(t, metrics, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	for _, name := range []string{
		"careerfit_store_file_bytes", "careerfit_store_changes_total", "careerfit_store_commit_duration_seconds_count", "careerfit_store_largest_commit",
		"careerfit_http_response_bytes_total", "process_start_time_seconds", "go_goroutines", "go_memstats_heap_alloc_bytes",
		"go_memstats_sys_bytes", "go_memstats_alloc_bytes_total",
	} {
		if got := figure(t, metrics, name); !(got > 0) {
			t.Errorf("%s is %v", name, got)
		}
	}
}

func goVersion(t *testing.T, metrics string) string {
	t.Helper()
	found := regexp.MustCompile(`,go="([^"]+)"`).FindStringSubmatch(metrics)
	if found == nil {
		t.Fatal("the figures do not tell the version of Go")
	}
	return found[1]
}

// Figures are for whoever runs the server: takers cannot see them, and their door has nothing else.
func TestFiguresHaveADoorOfTheirOwn(t *testing.T) {
	s, ops := startObserved(t)
	if status, _ := s.get("/metrics"); status != http.StatusNotFound {
		t.Errorf("takers get the figures: status %d", status)
	}
	for path, want := range map[string]int{"/metrics": 200, "/healthz": 200, "/readyz": 200, "/": 404, "/bare/": 404, "/results": 404, "/debug/pprof/": 404} {
		if status, _ := ops.get(path); status != want {
			t.Errorf("%s at the door for figures: status %d, want %d", path, status, want)
		}
	}
	response, err := http.Post(ops.url+"/metrics", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	if status, _ := ops.read(response); status != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("figures are sent to: status %d, allows %q", status, response.Header.Get("Allow"))
	}
	if strings.Contains(s.err.String(), "level=WARN") {
		t.Errorf("it warns of a door within the machine:\n%s", s.err.String())
	}
	open := startServe(t, nil, "--addr", "127.0.0.1:0", "--ops-addr", "0.0.0.0:0", "--data-dir", t.TempDir())
	if !strings.Contains(open.err.String(), `level=WARN msg="--ops-addr can be reached from other machines`) {
		t.Errorf("it does not warn:\n%s", open.err.String())
	}
}

// The readiness at the door for figures outlives the one for takers: it says what goes on until the end.
func TestFiguresAreThereWhileTheServerStops(t *testing.T) {
	s, ops := startObserved(t, "--drain-delay", "1s")
	s.shows("/readyz", "ready")
	s.stop()
	ops.turnsUnready()
	ops.shows("/metrics", "careerfit_http_requests_total")
	s.ends(exitOK)
}

// Whatever is asked for, there are no more figures than there are routes, methods and classes.
func TestFiguresAreBounded(t *testing.T) {
	s, ops := startObserved(t)
	s.get("/")
	before := ops.figures()
	for i := range 300 {
		request, err := http.NewRequest(fmt.Sprintf("M%d", i), fmt.Sprintf("%s/made/up/%d?x=%d", s.url, i, i), nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		s.read(response)
		s.get(fmt.Sprintf("/made-up-%d/", i))
	}
	after := ops.figures()
	if more := strings.Count(after, "\n") - strings.Count(before, "\n"); more > 60 {
		t.Errorf("there are %d more figures", more)
	}
	if strings.Contains(after, "made") || strings.Contains(after, "M1") {
		t.Error("the figures repeat what was asked for")
	}
}

// promtool, the judge of Prometheus itself, has nothing to say; and it would have.
func TestPromtoolAcceptsTheFigures(t *testing.T) {
	judge, err := exec.LookPath("promtool")
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal("promtool is not there: install the package prometheus")
	} else if err != nil {
		t.Skip("promtool is not there: install the package prometheus to have the figures judged")
	}
	s, ops := startObserved(t)
	s.sits(s.visitor())
	s.get("/no/such/page")
	metrics := ops.figures()
	judges := func(text string) error {
		check := exec.CommandContext(t.Context(), judge, "check", "metrics")
		check.Stdin = strings.NewReader(text)
		if words, err := check.CombinedOutput(); err != nil || len(words) > 0 {
			return fmt.Errorf("%w: %s", err, words)
		}
		return nil
	}
	if err := judges(metrics); err != nil {
		t.Errorf("promtool says: %v\n%s", err, metrics)
	}
	for _, broken := range []string{
		strings.Replace(metrics, "# HELP careerfit_sittings_begun_total", "# careerfit_sittings_begun_total", 1),
		strings.ReplaceAll(metrics, "careerfit_sittings_begun_total", "careerfit_sittings_begun"),
		strings.Replace(metrics, `",method=`, `,method=`, 1),
	} {
		if judges(broken) == nil {
			t.Error("promtool accepts what is broken")
		}
	}
}

// A histogram counts each time where it belongs, bounds included, as one that is worked out by hand.
func TestHistogramsCountUpToTheirBounds(t *testing.T) {
	h := newHistogram([]time.Duration{time.Millisecond, time.Second})
	for _, d := range []time.Duration{0, time.Millisecond, time.Millisecond + 1, time.Second, time.Second + 1, time.Hour} {
		h.observe(d)
	}
	var e exposition
	e.family("x_seconds", "histogram", "X.").histogram(h, "route", `a"b\c`)
	want := `# HELP x_seconds X.
# TYPE x_seconds histogram
x_seconds_bucket{route="a\"b\\c",le="0.001"} 2
x_seconds_bucket{route="a\"b\\c",le="1"} 4
x_seconds_bucket{route="a\"b\\c",le="+Inf"} 6
x_seconds_sum{route="a\"b\\c"} 3602.002000002
x_seconds_count{route="a\"b\\c"} 6
`
	if got := e.b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !slices.IsSorted(requestBuckets()) {
		t.Error("the bounds of requests are not ascending")
	}
}

// Requests that were refused because there were too many are told by route.
func TestTooManyRequestsAreCounted(t *testing.T) {
	c := newRequestCounts()
	for range 3 {
		c.observe(web.Request{Method: "POST", Route: "/:quiz/start", Status: http.StatusTooManyRequests})
	}
	c.observe(web.Request{Method: "POST", Route: "/:quiz/start", Status: http.StatusSeeOther})
	var e exposition
	c.expose(&e)
	if got := figure(t, e.b.String(), `careerfit_http_too_many_requests_total{route="/:quiz/start"}`); got != 3 {
		t.Errorf("%v are counted:\n%s", got, &e.b)
	}
}

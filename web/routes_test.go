package web_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// A route is one of the site's, with an example of its address and what it answers to whom.
type route struct {
	name, example string
	// get and post are the statuses of these methods; 0 is a method that the route does not know.
	get, post int
	personal  bool
}

// routesOf are all routes of the site, with examples of the taker's own sitting.
func routesOf(t *taker) []route {
	t.t.Helper()
	sitting := t.takes(outAtSea).sitting()
	digest := "/harbour/at/" + t.quiz.Digest.String()
	_, sheet, _ := strings.Cut(string(t.page.body), `rel="stylesheet" href="`)
	style, _, _ := strings.Cut(sheet, `"`)
	return []route{
		{"/", "/", 302, 0, false},
		{"/static/:file", style, 200, 0, false},
		{"/privacy", "/privacy", 200, 0, false},
		{"/accessibility", "/accessibility", 200, 0, false},
		{"/results", "/results", 200, 0, true},
		{"/results/compare", "/results/compare", 200, 0, true},
		{"/results/export.json", "/results/export.json", 200, 0, true},
		{"/results/delete", "/results/delete", 200, 303, true},
		{"/return", "/return", 200, 422, true},
		{"/:quiz", "/harbour", 301, 0, false},
		{"/:quiz/", "/harbour/", 200, 0, false},
		{"/:quiz/start", "/harbour/start", 0, 303, false},
		{"/:quiz/explore", "/harbour/explore", 200, 0, false},
		{"/:quiz/compare", "/harbour/compare", 200, 0, false},
		{"/:quiz/how-it-works", "/harbour/how-it-works", 200, 0, false},
		{"/:quiz/paths/:outcome", "/harbour/paths/sea", 200, 0, false},
		{"/:quiz/careers/:outcome", "/harbour/careers/skipper", 200, 0, false},
		{"/:quiz/courses/:outcome", "/harbour/courses/knots", 200, 0, false},
		{"/:quiz/paths/:outcome/answers", "/harbour/paths/sea/answers", 200, 0, false},
		{"/:quiz/careers/:outcome/answers", "/harbour/careers/skipper/answers", 200, 0, false},
		{"/:quiz/courses/:outcome/answers", "/harbour/courses/knots/answers", 200, 0, false},
		{"/:quiz/at/:digest/explore", digest + "/explore", 200, 0, false},
		{"/:quiz/at/:digest/compare", digest + "/compare", 200, 0, false},
		{"/:quiz/at/:digest/how-it-works", digest + "/how-it-works", 200, 0, false},
		{"/:quiz/at/:digest/paths/:outcome", digest + "/paths/sea", 200, 0, false},
		{"/:quiz/at/:digest/careers/:outcome", digest + "/careers/skipper", 200, 0, false},
		{"/:quiz/at/:digest/courses/:outcome", digest + "/courses/knots", 200, 0, false},
		{"/:quiz/at/:digest/paths/:outcome/answers", digest + "/paths/sea/answers", 200, 0, false},
		{"/:quiz/at/:digest/careers/:outcome/answers", digest + "/careers/skipper/answers", 200, 0, false},
		{"/:quiz/at/:digest/courses/:outcome/answers", digest + "/courses/knots/answers", 200, 0, false},
		{"/sittings/:sitting", sitting, 302, 0, true},
		{"/sittings/:sitting/code", sitting + "/code", 200, 303, true},
		{"/sittings/:sitting/items/:number", sitting + "/items/1", 200, 422, true},
		{"/sittings/:sitting/review", sitting + "/review", 200, 0, true},
		{"/sittings/:sitting/finish", sitting + "/finish", 0, 303, true},
		{"/sittings/:sitting/long", sitting + "/long", 0, 303, true},
		{"/sittings/:sitting/result", sitting + "/result", 200, 0, true},
		{"/sittings/:sitting/export.json", sitting + "/export.json", 200, 0, true},
		{"/sittings/:sitting/receipt.json", sitting + "/receipt.json", 200, 0, true},
		{"/sittings/:sitting/summary", sitting + "/summary", 200, 0, true},
		{"/sittings/:sitting/share", sitting + "/share", 200, 400, true},
		{"/sittings/:sitting/share/revoke", sitting + "/share/revoke", 0, 400, true},
		{"/share/:sitting/:token", t.sharesBy(sitting), 200, 0, true},
		{"/sittings/:sitting/delete", sitting + "/delete", 200, 303, true},
		{"/forget", "/forget", 404, 303, false}, // to be read, it could be a questionnaire,
	}
}

// authorRoutesOf are all routes of a site for authors.
func authorRoutesOf(t *taker) []route {
	t.t.Helper()
	routes := routesOf(t)
	return append([]route{
		{"/reload/events", "/reload/events", 200, 0, false},
		{"/sittings/:sitting/take-over", t.sitting() + "/take-over", 0, 303, true},
	}, routes...)
}

func TestTheTableHasEveryRoute(t *testing.T) {
	for name, site := range map[string]struct {
		open   *site
		routes func(*taker) []route
	}{"takers": {opens(t), routesOf}, "authors": {editsHarbour(t).site, authorRoutesOf}} {
		t.Run(name, func(t *testing.T) { checkTable(t, site.open, site.routes) })
	}
}

func checkTable(t *testing.T, s *site, routes func(*taker) []route) {
	served, listed := map[string]bool{}, map[string]bool{}
	for _, r := range s.server.Routes() {
		if !strings.HasPrefix(r.Path, "/api/") { // its document lists those
			served[r.Method+" "+r.Path] = true
		}
	}
	for _, r := range routes(s.taker()) {
		if r.get != 0 && r.get != http.StatusNotFound {
			listed["GET "+r.name], listed["HEAD "+r.name] = true, true
		}
		if r.post != 0 {
			listed["POST "+r.name] = true
		}
	}
	if !maps.Equal(served, listed) {
		t.Errorf("served:\n%s\nlisted:\n%s", slices.Sorted(maps.Keys(served)), slices.Sorted(maps.Keys(listed)))
	}
}

// request is one as a browser on this site makes it.
func (t *taker) request(method, path string) *http.Request {
	t.t.Helper()
	request, err := http.NewRequest(method, t.site.whole(path), nil)
	if err != nil {
		t.t.Fatal(err)
	}
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return request
}

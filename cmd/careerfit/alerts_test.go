package main

import (
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An alertStory is what Prometheus sees, and who is told of it.
type alertStory struct {
	// hours after the start of all.
	hours int
	// sees are the series that differ from those of a healthy server, in the notation of promtool's tests.
	sees map[string]string
	// fires is the one alert, mostly; "" is none.
	fires string
}

// healthySeries are those of a server that nothing is wrong with, a sample each minute for two days.
func healthySeries() map[string]string {
	return map[string]string{
		`up`: "1x2880", `process_start_time_seconds`: "0x2880", `careerfit_last_backup_timestamp_seconds`: "90000x2880",
		`careerfit_ready`: "1x2880", `careerfit_store_file_replaced`: "0x2880", `careerfit_store_failed`: "0x2880",
		`careerfit_store_full`: "0x2880", `careerfit_store_refusals_total`: "0x2880",
		`careerfit_store_file_bytes`: "1000x2880", `careerfit_store_free_bytes`: "50x2880", `careerfit_store_limit_bytes`: "0x2880",
		`careerfit_http_requests_total{status="2xx"}`:                                 "0+600x2880",
		`careerfit_http_requests_total{status="5xx"}`:                                 "0+2x2880",
		`careerfit_http_request_duration_seconds_bucket{route="/",le="0.25"}`:         "0+600x2880",
		`careerfit_http_request_duration_seconds_bucket{route="/",le="1"}`:            "0+602x2880",
		`careerfit_http_request_duration_seconds_bucket{route="/",le="+Inf"}`:         "0+602x2880",
		`careerfit_http_request_duration_seconds_bucket{route="/x/events",le="0.25"}`: "0x2880",
		`careerfit_http_request_duration_seconds_bucket{route="/x/events",le="+Inf"}`: "0+600x2880",
		`careerfit_sweeps_total{outcome="done"}`:                                      "0+0.0166x2880",
		`careerfit_sweeps_total{outcome="doubted"}`:                                   "0+1x1000 1000x1880",
		`careerfit_sweeps_total{outcome="failed"}`:                                    "0+1x100 100x2780",
	}
}

func alertStories() map[string]alertStory {
	return map[string]alertStory{
		"all is well":                           {30, nil, ""},
		"the clock was doubted after the start": {16, nil, ""},
		"it does not answer":                    {1, map[string]string{`up`: "0x2880"}, "CareerfitDown"},
		"nobody knows it":                       {1, map[string]string{`up`: ""}, "CareerfitDown"},
		"it is not ready":                       {1, map[string]string{`careerfit_ready`: "0x2880"}, "CareerfitNotReady"},
		"the file was replaced":                 {1, map[string]string{`careerfit_store_file_replaced`: "1x2880"}, "CareerfitFileReplaced"},
		"the store failed":                      {1, map[string]string{`careerfit_store_failed`: "1x2880"}, "CareerfitStoreFailed"},
		"the disk is full":                      {1, map[string]string{`careerfit_store_full`: "1x2880"}, "CareerfitRefusesAnswers"},
		"nothing fits, and all else is well": {1, map[string]string{
			`careerfit_http_requests_total{status="5xx"}`: "0+62x2880", `careerfit_store_refusals_total`: "0+60x2880"}, "CareerfitRefusesAnswers"},
		"hardly anything fits":          {1, map[string]string{`careerfit_store_refusals_total`: "0+1x2880"}, "CareerfitRefusesAnswers"},
		"--max-db is near":              {1, map[string]string{`careerfit_store_limit_bytes`: "1050x2880"}, "CareerfitNearItsLimit"},
		"--max-db is far":               {1, map[string]string{`careerfit_store_limit_bytes`: "1100x2880"}, ""},
		"requests fail":                 {1, map[string]string{`careerfit_http_requests_total{status="5xx"}`: "0+12x2880"}, "CareerfitErrors"},
		"requests are slow":             {1, map[string]string{`careerfit_http_request_duration_seconds_bucket{route="/",le="0.25"}`: "0+500x2880"}, "CareerfitSlow"},
		"the clock is doubted for days": {30, map[string]string{`careerfit_sweeps_total{outcome="doubted"}`: "0+1x2880"}, "CareerfitSweepsDoubted"},
		"sweeps fail":                   {10, map[string]string{`careerfit_sweeps_total{outcome="failed"}`: "0+1x2880"}, "CareerfitSweepsFail"},
		"the backups end":               {62, map[string]string{`up`: "1x4000", `process_start_time_seconds`: "0x4000", `careerfit_last_backup_timestamp_seconds`: "90000x4000"}, "CareerfitBackupOld"},
		"there never was a backup":      {40, map[string]string{`careerfit_last_backup_timestamp_seconds`: "0x2880"}, "CareerfitBackupOld"},
		"it was just started anew": {40, map[string]string{
			`process_start_time_seconds`: "140000x2880", `careerfit_last_backup_timestamp_seconds`: "0x2880"}, ""},
	}
}

// asPromtool writes a story as one of promtool's tests.
func (s alertStory) asPromtool(name string) string {
	series := healthySeries()
	maps.Copy(series, s.sees)
	var b strings.Builder
	fmt.Fprintf(&b, "  - name: %q\n    interval: 1m\n    input_series:\n", name)
	for _, of := range slices.Sorted(maps.Keys(series)) {
		labelled := strings.Replace(of+"{", "{", `{job="careerfit",instance="a",`, 1)
		fmt.Fprintf(&b, "      - {series: '%s', values: '%s'}\n", strings.TrimRight(labelled, "{,}")+"}", series[of])
	}
	fmt.Fprintf(&b, "    promql_expr_test:\n      - expr: count by (alertname) (ALERTS{alertstate=\"firing\"})\n        eval_time: %dh\n", s.hours)
	if s.fires != "" {
		fmt.Fprintf(&b, "        exp_samples: [{labels: '{alertname=%q}', value: 1}]\n", s.fires)
	}
	return b.String()
}

// Whoever uses the rules is told of each thing that is wrong, by one of them, and not told where nothing is.
func TestTheAlertsTellWhatIsWrong(t *testing.T) {
	needs(t, "promtool", "prometheus")
	judges := func(rules string, stories map[string]alertStory) (said string, err error) {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, "alerts.yml"), rules)
		tests := "rule_files: [alerts.yml]\nevaluation_interval: 10m\ntests:\n"
		for _, name := range slices.Sorted(maps.Keys(stories)) {
			tests += stories[name].asPromtool(name)
		}
		text, err := exec.CommandContext(t.Context(), "promtool", "test", "rules", writeFile(t, filepath.Join(dir, "stories.yml"), tests)).CombinedOutput()
		return string(text), err
	}
	rules := distFile(t, "alerts.yml")
	if said, err := judges(rules, alertStories()); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	fired := map[string]bool{}
	for _, s := range alertStories() {
		fired[s.fires] = true
	}
	for _, found := range regexp.MustCompile(`alert: (\w+)`).FindAllStringSubmatch(rules, -1) {
		if !fired[found[1]] {
			t.Errorf("no story is about %s", found[1])
		}
	}
	deaf := map[string]alertStory{"the file was replaced": alertStories()["the file was replaced"]}
	if _, err := judges(strings.Replace(rules, "file_replaced == 1", "file_replaced == 2", 1), deaf); err == nil {
		t.Error("a rule that never fires passes")
	}
	if _, err := judges(rules, map[string]alertStory{"the store failed": {1, alertStories()["the store failed"].sees, ""}}); err == nil {
		t.Error("an alert that nobody expects passes")
	}
}

// The rules ask for nothing that the server does not show.
func TestTheAlertsAskForWhatThereIs(t *testing.T) {
	s, ops := startObserved(t)
	s.get("/")
	metrics := ops.figures()
	unknown := func(rules string) (names []string) {
		for _, expr := range regexp.MustCompile(`(?m)^        expr: ((.|\n)*?)\n        \w`).FindAllStringSubmatch(rules, -1) {
			for _, name := range regexp.MustCompile(`\b(careerfit|process)_\w+`).FindAllString(expr[1], -1) {
				if !strings.Contains(metrics, "# TYPE "+strings.TrimSuffix(name, "_bucket")+" ") {
					names = append(names, name)
				}
			}
		}
		return names
	}
	rules := distFile(t, "alerts.yml")
	if names := unknown(rules); len(names) > 0 {
		t.Errorf("they ask for %q", names)
	}
	if names := unknown(strings.Replace(rules, "careerfit_ready", "careerfit_readiness", 1)); len(names) != 1 {
		t.Errorf("of a misspelt one is seen %q", names)
	}
}

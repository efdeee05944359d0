package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/quiz/audit"
)

const exampleFile = "../../quiz/content/example.yaml"

func TestSimulatePrintsATable(t *testing.T) {
	got := runCareerfit(t, "", nil, "simulate", "--quiz", exampleFile, "--lead", "0.6", "--takers", "100", "--seed", "7")
	got.wants(t, exitOK)
	again := runCareerfit(t, "", nil, "simulate", "--quiz", exampleFile, "--lead", "0.6", "--takers", "100", "--seed", "7")
	wantText(t, "the same again", got.out, again.out)
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	wantText(t, "the first line", "shelter a005346acfd0, 4 items; 100 takers of each kind, seed 7", lines[0])
	wide := len([]rune(lines[4]))
	for n, line := range lines[5 : len(lines)-1] {
		if heading := !strings.HasPrefix(line, " "); !heading && len([]rune(line)) != wide {
			t.Errorf("line %d is not as wide as the others: %q", n+6, line)
		}
	}
	for _, want := range []string{"\n  mean lead ", "\n  lead under 0.1 ", "\nshort form\n", "\n  careers are ranked                                            0.0 %                  0.0 %\n", " – "} {
		if !strings.Contains(got.out, want) {
			t.Errorf("there is no %q in\n%s", want, got.out)
		}
	}
}

// What is printed is what was simulated, each figure in its place.
func TestTheTableShowsTheFigures(t *testing.T) {
	f := audit.Figures{
		Sharpness: 0.7, Lead: audit.Mean{Sum: 35, Of: 100}, Close: audit.Share{Count: 15, Of: 100},
		Verdicts: audit.Verdicts{Clear: audit.Share{Count: 80, Of: 100}, Balanced: audit.Share{Count: 17, Of: 100}, None: audit.Share{Count: 3, Of: 100}},
		Settled: audit.Settled{
			Path:    audit.Stop{Reached: audit.Share{Count: 90, Of: 100}, Saved: audit.Mean{Sum: 33, Of: 100}},
			Clear:   audit.Stop{Reached: audit.Share{Count: 70, Of: 100}, Saved: audit.Mean{Sum: 25, Of: 100}},
			Changed: 4,
		},
		Short: audit.Short{
			Saved: audit.Mean{Sum: 43, Of: 100}, Items: audit.Mean{Sum: 1370, Of: 100}, ForPath: audit.Mean{Sum: 1050, Of: 100},
			PathChanged: audit.Share{Count: 1, Of: 100}, Ranked: audit.Share{Count: 50, Of: 100}, SameCareer: audit.Share{Count: 45, Of: 50},
		},
	}
	text := simulationText(audit.Simulation{Questionnaire: "q", Items: 24, Takers: 100, Seed: 2, TargetLead: 0.35, Apart: 2, Simulated: f, Uniform: audit.Figures{}})
	wantText(t, "the table", ""+
		"q 000000000000, 24 items; 100 takers of each kind, seed 2\n"+
		"simulated: sharpness 0.700, 2 times as far apart on what separates the paths; mean lead tuned to 0.35\n"+
		"uniform: every alternative as likely as any\n"+
		"\n"+
		"                                                            simulated                uniform\n"+
		"full sitting\n"+
		"  mean lead                                                     0.350                  0.000\n"+
		"  lead under 0.1                                               15.0 %                  0.0 %\n"+
		"  verdict clear                                                80.0 %                  0.0 %\n"+
		"  verdict balanced                                             17.0 %                  0.0 %\n"+
		"  no clear result                                               3.0 %                  0.0 %\n"+
		"author's order, stopped where nothing can change\n"+
		"  path settled before the end                                  90.0 %                  0.0 %\n"+
		"  … items saved by stopping there                              33.0 %                  0.0 %\n"+
		"  path and verdict settled (stop is offered)                   70.0 %                  0.0 %\n"+
		"  … items saved by stopping there                              25.0 %                  0.0 %\n"+
		"  paths or verdicts changed by stopping                             4                      0\n"+
		"short form\n"+
		"  items asked                                              13.7 of 24              0.0 of 24\n"+
		"  items asked until the path is decided                    10.5 of 24              0.0 of 24\n"+
		"  items saved                                                  43.0 %                  0.0 %\n"+
		"  first path is not the full sitting's             1.00 % (0.18–5.45)                      –\n"+
		"  careers are ranked                                           50.0 %                  0.0 %\n"+
		"  … and the first is the full sitting's            90.0 % (78.6–95.7)                      –\n"+
		"in brackets: 95 % intervals\n", text)
}

func TestSimulateWritesJSON(t *testing.T) {
	got := runCareerfit(t, "", map[string]string{"CAREERFIT_TAKERS": "20"}, "simulate", "--json", "--seed", "3", "--apart", "1.5", "--lead", "0.3")
	got.wants(t, exitOK)
	type share struct {
		Count, Of        int
		Share, Low, High float64
	}
	type stop struct {
		Reached share
		Saved   float64 `json:"items_saved"`
	}
	type figures struct {
		Sharpness float64
		Lead      float64 `json:"mean_lead"`
		Close     share   `json:"close_leads"`
		Verdicts  struct{ Clear, Balanced, None share }
		Settled   struct {
			Path, Clear stop
			Changed     int
		}
		Short struct {
			Saved   float64 `json:"items_saved"`
			Items   float64
			ForPath float64 `json:"items_for_path"`
			Changed share   `json:"path_changed"`
			Ranked  share   `json:"careers_ranked"`
			Same    share   `json:"same_career"`
		}
	}
	var s struct {
		Questionnaire, Digest string
		Items, Takers         int
		Seed                  uint64
		Target                float64 `json:"target_lead"`
		Apart                 float64
		Simulated, Uniform    figures
	}
	dec := json.NewDecoder(strings.NewReader(got.out))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		t.Fatal(err)
	}
	q, err := quiz.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if s.Questionnaire != q.ID || s.Digest != q.Digest.String() || s.Items != 24 || s.Takers != 20 || s.Seed != 3 || s.Target != 0.3 || s.Apart != 1.5 {
		t.Errorf("%+v", s)
	}
	for _, f := range []figures{s.Simulated, s.Uniform} {
		if f.Close.Of != 20 || f.Lead <= 0 || f.Short.Items <= 0 || f.Short.Items+24*f.Short.Saved < 23.99 || f.Settled.Changed != 0 {
			t.Errorf("%+v", f)
		}
	}
	if s.Simulated.Sharpness <= 0 || s.Uniform.Sharpness != 0 || s.Simulated.Lead < 0.29 {
		t.Errorf("sharpness %g and %g, mean lead %g", s.Simulated.Sharpness, s.Uniform.Sharpness, s.Simulated.Lead)
	}
}

func TestSimulateSaysWhatIsWrongWithItsFlags(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--takers", "0"}, exitUsage, "careerfit: 0 takers cannot be simulated; ask for 1 to 1000000\n"},
		{[]string{"--lead", "1.5"}, exitUsage, "careerfit: no takers have a mean lead of 1.5; ask for one between 0 and 1\n"},
		{[]string{"--apart", "-1"}, exitUsage, "careerfit: takers cannot be -1 times as far apart; ask for more than 0 and at most 100\n"},
		{[]string{"--seed", "-1"}, exitUsage, `careerfit: --seed must be a whole number from 0 up, such as 1, but it is "-1"`},
		{[]string{"extra"}, exitUsage, `careerfit: unknown command "extra" for "careerfit simulate"`},
		{[]string{"--takers", "50", "--lead", "0.9"}, exitFailure, "careerfit: no takers of this questionnaire have a mean lead of 0.9: it is 0."},
		{[]string{"--quiz", "missing.yaml"}, exitFailure, "careerfit: there is no file missing.yaml\n"},
		{[]string{"--quiz", corpusFile("err", "reserved-id.yaml")}, exitProblems, filepath.Join("..", "..", "quiz", "testdata", "err", "reserved-id.yaml") + ":3:5: error: "},
	} {
		got := runCareerfit(t, "", nil, append([]string{"simulate"}, c.args...)...)
		got.wants(t, c.code)
		wantStart(t, got.err, c.want)
		wantText(t, "standard output", "", got.out)
	}
	got := runCareerfit(t, "", nil, "simulate", "--takers", "50", "--lead", "0.9")
	if !strings.HasSuffix(got.err, "; ask for another with --lead\n") {
		t.Errorf("standard error: %s", got.err)
	}
}

func TestCtrlCEndsASimulation(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	var errs strings.Builder
	code := run(ctx, []string{"simulate", "--takers", "1000000"}, streams{strings.NewReader(""), io.Discard, &errs}, nil)
	if code != exitFailure {
		t.Errorf("exit code %d", code)
	}
	wantText(t, "standard error", "careerfit: interrupted\n", errs.String())
}

func TestFiguresThatCannotBeWrittenAreAFailure(t *testing.T) {
	for _, asJSON := range []bool{false, true} {
		var exit *exitError
		err := writeSimulation(full{}, audit.Simulation{}, asJSON)
		if !errors.As(err, &exit) || exit.code != exitFailure || err.Error() != "write figures: no space left" {
			t.Errorf("got %v", err)
		}
	}
}

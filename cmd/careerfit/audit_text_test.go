package main

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz/audit"
)

// madeAudit is a report with something in each of its parts.
func madeAudit() *audit.Report {
	share := func(count int) audit.Share { return audit.Share{Count: count, Of: 1000} }
	moved := func(path, career int) audit.Moved { return audit.Moved{Path: share(path), Career: share(career)} }
	rival := func(id string) audit.Multiplier { return audit.Multiplier{Rival: id, Lambda: big.NewInt(2)} }
	stop := audit.Stop{Reached: share(250), Saved: audit.Mean{Sum: 25, Of: 100}}
	return &audit.Report{
		Questionnaire: "small", Items: 2, Sheets: 1000, Seed: 9,
		Outcomes: []audit.Outcome{
			{ID: "work", Group: "paths", Range: 12.5, Baseline: 0.5, Spread: 0.125, Widest: "dates", WidestShare: 0.6},
			{ID: "ward", Group: "paths", Range: 8, Baseline: 0.25, Spread: 0.2, Widest: "tools", WidestShare: 0.55},
			{ID: "smith", Group: "careers", Range: 3, Baseline: 0.75, Spread: 0.1, Widest: "dates", WidestShare: 1},
		},
		Reach: []audit.Reach{
			{ID: "work", Group: "paths", Verdict: audit.Alone, Lead: 0.5, Witness: [][]string{{"agree"}, {"saw", "pen"}}},
			{ID: "ward", Group: "paths", Verdict: audit.Unknown, Bound: 0.0625},
			{ID: "smith", Group: "careers", Verdict: audit.Never, Certificate: &audit.Certificate{Rivals: []audit.Multiplier{rival("joiner"), rival("nurse")}}},
			{ID: "joiner", Group: "careers", Verdict: audit.Level, Certificate: &audit.Certificate{Rivals: []audit.Multiplier{rival("nurse")}}},
			{ID: "nurse", Group: "careers", Verdict: audit.Level, Certificate: &audit.Certificate{Item: "tools", Branches: []audit.Branch{{}}}},
		},
		Shares: audit.Shares{
			Exact: true, Tied: audit.Bracket{}, Balanced: share(100), NoResult: share(0), Outside: share(300),
			Paths:   []audit.PathShare{{ID: "work", Alone: audit.Bracket{Share: 0.75, Low: 0.75, High: 0.75}}, {ID: "ward", Alone: audit.Bracket{Share: 0.25, Low: 0.2, High: 0.3}}},
			Careers: []audit.CareerShare{{ID: "smith", Path: "work", All: share(0), OnPath: share(0)}, {ID: "nurse", Path: "ward", All: share(1000), OnPath: share(1000)}},
		},
		Keys: []audit.StraightLine{{Name: "all-agree", First: "work", Lead: 0.125}, {Name: "all-last", First: "ward", Lead: 0.03, Balanced: true}},
		Influence: []audit.Pair{
			{Group: "careers", A: "smith", B: "nurse"},
			{Group: "paths", A: "work", B: "ward", Spread: 0.2, Items: []audit.ItemInfluence{{ID: "dates", Share: 0.25}, {ID: "tools", Share: 0.75}, {ID: "from"}}},
		},
		Sensitivity: audit.Sensitivity{Sheets: 1000, Compilations: 10, Items: audit.Moved{Path: share(10), Career: share(20), Refused: 3}, Outcomes: moved(30, 40),
			ByItem: []audit.ItemMoved{{ID: "dates", Moved: moved(5, 6)}, {ID: "tools", Moved: moved(7, 8)}}},
		Backgrounds: []audit.Background{{Item: "from", Option: "field", Paths: []audit.NamedShare{{ID: "work", Share: share(600)}, {ID: "ward", Share: share(400)}}, Careers: []audit.NamedShare{{ID: "smith", Share: share(200)}, {ID: "nurse", Share: share(800)}}}},
		Confusion:   audit.Confusion{Rho: engine.Rho, Same: share(900), Pairs: []audit.ConfusedPair{{A: "smith", B: "nurse", Sheets: share(100)}}},
		Saving:      []audit.Saving{{Takers: "uniform", Lead: audit.Mean{Sum: 35, Of: 100}, Settled: audit.Settled{Path: stop, Clear: stop, Changed: 4}}},
		Personas:    []audit.Persona{{ID: "ann", Verdict: "clear", Path: "work", Lead: 0.25, Career: "smith"}, {ID: "bob", Verdict: "balanced", Path: "ward", Misses: []string{"path is ward, not work", "verdict is balanced, not clear"}}},
	}
}

func TestTheTextOfAnAudit(t *testing.T) {
	wantText(t, "the audit", `f.yaml: small 000000000000, 2 items; 1000 random sheets, seed 9

can it come first? (proved)
  paths    1 of 2 come first alone on some sheet, 1 unknown
  careers  0 of 3 come first alone on some sheet, 2 level, 1 never
  never    smith   always behind one of joiner and nurse
  unknown  ward    ahead by 6.2 % of the scale at most
  level    joiner  never ahead of nurse
  level    nurse   others are ahead, depending on the answer to tools

which path comes first how often? (all sheets counted)
  work, alone                          75.00 %
  ward, alone                          25.00 % (20.00–30.00)
  several level                         0.00 %
  verdict balanced                      10.0 % (8.3–12.0)
  no clear result                          0 % (0–0.38)
  first career outside the first path   30.0 % (27.2–32.9)

which career comes first how often? (alone or level, sampled; an even share is 50.0 %)
         of all                of those on its path
  smith      0 % (0–0.38)          0 % (0–0.38)
  nurse  100.0 % (99.6–100.0)  100.0 % (99.6–100.0)

has anybody a head start? (exact)
         baseline  spread  range  widest item
  work     50.0 %  12.5 %   12.5  dates 60.0 %
  ward     25.0 %  20.0 %      8  tools 55.0 %
  smith    75.0 %  10.0 %      3  dates 100.0 %

where do those land who do not read? (exact)
  all-agree  work  12.5 %  too far
  all-last   ward   3.0 %  balanced

which items decide? (shares of the variance of the lead, exact)
  work – ward: the lead varies by 20.0 %
      tools 75 % and dates 25 %
  smith – nurse: no answer tells them apart

what if the weights are a fifth off? (sampled, 1000 sheets)
                            path changes     career changes
  all items' weights        1.0 % (0.5–1.8)  2.0 % (1.3–3.1)
  all weights for outcomes  3.0 % (2.1–4.3)  4.0 % (3.0–5.4)
  tools alone               0.7 % (0.3–1.4)  0.8 % (0.4–1.6)
  dates alone               0.5 % (0.2–1.2)  0.6 % (0.3–1.3)
  3 sets of weights could not be counted with and were left out

what does the background alone change? (sampled)
  from: field  work 60.0 %, ward 40.0 %
               most often nurse 80.0 %

which careers are confused? (a second sitting with 15 % of the answers out by one, sampled)
  the same career first both times on 90.0 % (88.0–91.7) of the sheets
  smith – nurse  10.0 % (8.3–12.0)

how many questions can a taker be spared?
  takers   mean lead  path settled  items saved      may stop  items saved
  uniform     35.0 %  25 % (22–28)       25.0 %  25 % (22–28)       25.0 %
  4 of the uniform takers ended differently from what was proved: a fault of careerfit, please report it

do the personas get what they should? (exact)
  1 of 2 do
  bob  path is ward, not work; verdict is balanced, not clear

in brackets: 95 % intervals; a random sheet has every item answered, each answer as likely as any
`, auditText("f.yaml", madeAudit(), false))
}

func TestAVerboseAuditHasTheSheetsAndThePersonas(t *testing.T) {
	text := auditText("f.yaml", madeAudit(), true)
	for _, want := range []string{
		"\n  work, ahead by 50.0 % of the scale:\n    dates: agree\n    tools: saw, pen\n",
		"\n  ann  clear     work  25.0 %  smith\n  bob  balanced  ward   0.0 %\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

// Of hundreds of careers the text has those at both ends, and says how many there are between.
func TestTheTextOfAnAuditOfVeryManyCareers(t *testing.T) {
	r := madeAudit()
	r.Shares.Careers, r.Outcomes, r.Reach = nil, nil, nil
	for n := range 900 {
		id := fmt.Sprintf("career-%03d", n)
		r.Shares.Careers = append(r.Shares.Careers, audit.CareerShare{ID: id, Path: "work", All: audit.Share{Count: (n * 7) % 900, Of: 1000}, OnPath: audit.Share{Count: 1, Of: 1000}})
		r.Outcomes = append(r.Outcomes, audit.Outcome{ID: id, Group: "careers", Baseline: float64((n*7)%900) / 900})
		r.Reach = append(r.Reach, audit.Reach{ID: id, Group: "careers", Verdict: audit.Unknown})
	}
	text := auditText("f.yaml", r, false)
	if n := strings.Count(text, "\n"); n > 130 {
		t.Errorf("the text has %d lines", n)
	}
	for _, want := range []string{"900 unknown", "and 880 more (", "  career-257  89.9 % (87.9–91.6)  0.10 % (0.02–0.56)\n", "  career-000     0 % (0–0.38)     0.10 % (0.02–0.56)\n",
		"an even share is 0.11 %", "\n  all add up to 40455.0 %: where several are level, each counts\n", "and 882 more (", "and 892 more ("} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
}

// A share has as many places as it takes to tell something of it.
func TestSmallSharesHaveMorePlaces(t *testing.T) {
	for share, want := range map[audit.Share]string{
		{Count: 50, Of: 100}:     "50.0 % (40.4–59.6)",
		{Count: 300, Of: 100000}: "0.30 % (0.27–0.34)",
		{Count: 30, Of: 100000}:  "0.030 % (0.021–0.043)",
		{Count: 1, Of: 10000000}: "0.0000 % (0.0000–0.0001)",
		{Count: 0, Of: 100000}:   "0 % (0–0.0038)",
		{}:                       "–",
	} {
		wantText(t, fmt.Sprint(share), want, sampledPercent(share))
	}
	wantText(t, "counted", "0.00 %", bracketPercent(audit.Bracket{}))
	wantText(t, "sampled", "0.030 % (0.020–0.040)", bracketPercent(audit.Bracket{Share: 0.0003, Low: 0.0002, High: 0.0004}))
}

// Where paths are level on a straight line nobody is led anywhere, and no path is named.
func TestAStraightLineMayLeavePathsLevel(t *testing.T) {
	r := &audit.Report{Keys: []audit.StraightLine{{Name: "all-agree", First: "work", Balanced: true}}, Saving: []audit.Saving{{Takers: "simulated"}},
		Shares: audit.Shares{Paths: []audit.PathShare{{ID: "work"}, {ID: "ward"}}}}
	for _, want := range []string{"\n  all-agree  several, level  0.0 %  balanced\n", "\n  simulated takers lean towards traits; how surely they answer is tuned to a mean lead of 35 %\n"} {
		if text := auditText("f.yaml", r, false); !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
	r.Shares.Paths = r.Shares.Paths[:1]
	if text := auditText("f.yaml", r, false); !strings.Contains(text, "  all-agree  work  ") {
		t.Errorf("a single path is not named in\n%s", text)
	}
}

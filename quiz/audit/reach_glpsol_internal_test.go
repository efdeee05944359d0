package audit

import (
	"bytes"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/engine"
)

// A lead under a millionth is too near to the tolerances of glpsol, and not asked for. The numbers of
// its programs are those of fits times scaled, so that a millionth is well above them.
const (
	scaled    = 1e5
	millionth = 1e-6
)

// needGlpsol skips the test where there is no glpsol, unless it is the gate that runs it.
func needGlpsol(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("glpsol"); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("glpsol is needed here")
	}
	t.Skip("install glpsol (apt-get install glpk-utils) to have verdicts compared with those of another solver")
}

// program asks for a sheet on which the outcome leads all others by at least so much: a variable of 0 or
// 1 for every alternative, of which each item has one that is 1 (the LP format of CPLEX).
func (a account) program(of int, lead float64) []byte {
	var b, binary bytes.Buffer
	b.WriteString("Maximize\n any: 0 x_0_0\nSubject To\n")
	for rival := range a.ids {
		if rival == of {
			continue
		}
		fmt.Fprintf(&b, " over_%d:", rival)
		for i, rows := range a.adds {
			for alternative, row := range rows {
				fmt.Fprintf(&b, " %+.15g x_%d_%d\n", scaled*a.ahead(row, of, rival), i, alternative)
			}
		}
		fmt.Fprintf(&b, " >= %.15g\n", scaled*(lead-a.ahead(a.start, of, rival)))
	}
	for i, rows := range a.adds {
		fmt.Fprintf(&b, " item_%d:", i)
		for alternative := range rows {
			fmt.Fprintf(&b, " + x_%d_%d\n", i, alternative)
			fmt.Fprintf(&binary, " x_%d_%d\n", i, alternative)
		}
		b.WriteString(" = 1\n")
	}
	b.WriteString("Binary\n" + binary.String() + "End\n")
	return b.Bytes()
}

// ahead is how much more a row adds to the fit of one outcome than of another.
func (a account) ahead(row []*big.Int, of, rival int) float64 {
	unit, by := new(big.Float).SetInt(a.unit), new(big.Float).SetInt(new(big.Int).Sub(row[of], row[rival]))
	lead, _ := by.Quo(by, unit).Float64()
	return lead
}

// A reply is what glpsol says of a program.
type reply int

const (
	undecided reply = iota // it did not come to an end in time
	impossible
	possible
)

// ask lets glpsol look for a sheet, for as long as it may take.
func (a account) ask(t *testing.T, of int, lead float64) (reply, []int) {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "program"), filepath.Join(dir, "solution")
	if err := os.WriteFile(in, a.program(of, lead), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("glpsol", "--lp", in, "--write", out, "--tmlim", "5").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	} else if bytes.Contains(said, []byte("NO PRIMAL FEASIBLE")) || bytes.Contains(said, []byte("NO INTEGER FEASIBLE")) {
		return impossible, nil
	}
	solution, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return a.read(t, string(solution))
}

// read reads the solution that glpsol wrote: a line "s mip" with the status, and a line "j column value"
// for every variable.
func (a account) read(t *testing.T, solution string) (reply, []int) {
	t.Helper()
	var chosen []bool
	status := ""
	for line := range strings.Lines(solution) {
		switch words := strings.Fields(line); {
		case len(words) > 4 && words[0] == "s":
			status = words[4]
		case len(words) == 3 && words[0] == "j":
			chosen = append(chosen, words[2] == "1")
		}
	}
	switch status {
	case "n":
		return impossible, nil
	case "u":
		return undecided, nil
	}
	sheet := make([]int, len(a.adds))
	for i, rows := range a.adds {
		sheet[i] = slices.Index(chosen[:len(rows)], true)
		if chosen = chosen[len(rows):]; sheet[i] < 0 {
			t.Fatalf("glpsol answers no alternative of the item %s:\n%s", a.items[i], solution)
		}
	}
	return possible, sheet
}

// leads reports whether there is a sheet, the outcome comes first on it, and does so alone.
func (a account) leads(of int, sheet []int) (first, alone bool) {
	if sheet == nil {
		return false, false
	}
	fits := a.start
	for i, alternative := range sheet {
		fits = sums(fits, a.adds[i][alternative])
	}
	all := largest(fits)
	return slices.Contains(all, of), len(all) == 1 && all[0] == of
}

// compare asks glpsol for a sheet with the outcome ahead and, if there is none, level, and says how far it
// confirms the verdict: "alone", "level", "never", "not alone" or, where it decides nothing, "". The error
// is a contradiction.
func (a account) compare(t *testing.T, of int, r Reach) (confirmed string, err error) {
	said, sheet := a.ask(t, of, millionth)
	switch _, alone := a.leads(of, sheet); {
	case alone && r.Verdict == Alone:
		return "alone", nil
	case alone:
		return "", fmt.Errorf("%q is %q, and alone first on %v", r.ID, r.Verdict, sheet)
	case said != impossible || r.Verdict == Alone && r.Lead < 2*millionth:
		return "", nil
	case r.Verdict == Alone:
		return "", fmt.Errorf("%q is said to lead by %g on a sheet, and there is none", r.ID, r.Lead)
	}
	said, sheet = a.ask(t, of, -millionth)
	switch first, _ := a.leads(of, sheet); {
	case first && r.Verdict == Never, said == impossible && r.Verdict == Level:
		return "", fmt.Errorf("%q is %q, and glpsol says otherwise: %v", r.ID, r.Verdict, sheet)
	case first:
		return "level", nil
	case said == impossible:
		return "never", nil
	}
	return "not alone", nil
}

// larger are questionnaires with too many sheets to try. By the rules that compare profiles, an outcome that
// never comes first is frequent where few items measure many traits.
func larger() []recipe {
	var all []recipe
	for _, size := range []struct {
		rule                           string
		items, careers, traits, sparse int
	}{
		{"", 20, 30, 4, 3}, {"", 30, 60, 6, 3}, {"", 60, 120, 5, 3},
		{"correlation", 40, 90, 8, 3}, {"correlation", 9, 40, 14, 4},
		{"distance", 50, 100, 6, 3}, {"distance", 9, 40, 10, 4},
	} {
		r := national(size.rule, size.traits, size.careers)
		r.items, r.sparse, r.planted = [2]int{size.items, size.items}, size.sparse, 5
		all = append(all, r)
	}
	return all
}

func TestVerdictsAreThoseOfAnotherSolver(t *testing.T) {
	needGlpsol(t)
	c := census{}
	for _, r := range larger() {
		q := must(t, 1, r)
		found := reached(t, q, DefaultSettings())
		a, asked := newAccount(q, engine.Careers), map[Reached]int{}
		for of := range q.Careers {
			r := found[len(q.Paths)+of]
			if asked[r.Verdict]++; asked[r.Verdict] > 4 {
				continue
			}
			confirmed, err := a.compare(t, of, r)
			if err != nil {
				t.Errorf("rule %q, %d items: %v", q.Rule.Careers, len(q.Items), err)
			}
			c[string(r.Verdict)+", glpsol: "+confirmed]++
		}
	}
	t.Log(c)
	for confirmed, least := range map[string]int{"alone, glpsol: alone": 20, "level, glpsol: level": 18, "never, glpsol: never": 4} {
		if c[confirmed] < least {
			t.Errorf("%d are %q, want %d", c[confirmed], confirmed, least)
		}
	}
}

// What glpsol finds contradicts every verdict that is not so.
func TestAnotherSolverContradictsWrongVerdicts(t *testing.T) {
	needGlpsol(t)
	q := parsed(t, small)
	found := reached(t, q, patient())
	a := newAccount(q, engine.Careers)
	for of := range q.Careers {
		is := found[len(q.Paths)+of]
		for _, wrong := range []Reached{Alone, Level, Never} {
			claimed := Reach{ID: is.ID, Verdict: wrong, Lead: 0.1}
			if _, err := a.compare(t, of, claimed); (err == nil) != (wrong == is.Verdict) {
				t.Errorf("%q is %q; said to be %q: %v", is.ID, is.Verdict, wrong, err)
			}
		}
	}
}

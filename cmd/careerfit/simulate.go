package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz/audit"
)

func newSimulate() *cobra.Command {
	o := audit.Defaults()
	var file string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: "Let simulated takers sit the quiz, and print what stopping early saves and costs",
		Long: "Let simulated takers answer every item of a questionnaire, and print what stopping early would have saved\n" +
			"them: in the author's order once their result is proved, and by the short form.\n\n" +
			"A taker has a latent position on every trait, normally distributed, and chooses among an item's alternatives\n" +
			"with a probability proportional to exp(sharpness × agreement), the agreement being the sum over the traits of\n" +
			"position × points. The sharpness is tuned until the mean lead is --lead. The output is the same for the same\n" +
			"seed. Takers who choose at random are printed beside them.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.Check(); err != nil {
				return usageOf(err)
			}
			defer debug.SetGCPercent(debug.SetGCPercent(800)) // sittings leave much garbage and keep little
			told := progressOn(cmd.ErrOrStderr(), " takers")
			o.Progress = told
			s, err := simulate(cmd.Context(), file, o, cmd.ErrOrStderr())
			if err != nil {
				told.clear()
				return err
			}
			return writeSimulation(cmd.OutOrStdout(), s, asJSON)
		},
	}
	cmd.Flags().StringVar(&file, "quiz", "", "simulate takers of this content `FILE` instead of the built-in questionnaire")
	cmd.Flags().IntVar(&o.Takers, "takers", o.Takers, "simulate this `NUMBER` of takers of each kind, 1 to 1000000")
	cmd.Flags().Uint64Var(&o.Seed, "seed", o.Seed, "a `NUMBER` that decides who they are")
	cmd.Flags().Float64Var(&o.Lead, "lead", o.Lead, "mean `LEAD` of the simulated takers, between 0 and 1")
	cmd.Flags().Float64Var(&o.Apart, "apart", o.Apart, "put them this many `TIMES` as far apart on what separates the paths")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the figures as JSON, shares with the ends of their 95 % intervals")
	return cmd
}

func simulate(ctx context.Context, file string, o audit.Options, errs io.Writer) (audit.Simulation, error) {
	q, err := loadQuiz(file, errs)
	if err != nil {
		return audit.Simulation{}, err
	}
	s, err := audit.Simulate(ctx, q, o)
	var out *audit.LeadError
	switch {
	case errors.As(err, &out):
		return s, failure(fmt.Errorf("%w; ask for another with --lead", err))
	case errors.Is(err, context.Canceled):
		return s, failure(errors.New("interrupted"))
	case err != nil:
		return s, failure(err)
	}
	return s, nil
}

func writeSimulation(w io.Writer, s audit.Simulation, asJSON bool) error {
	text := []byte(simulationText(s))
	if asJSON {
		var err error
		if text, err = json.MarshalIndent(s, "", "  "); err != nil {
			return failure(err)
		}
		text = append(text, '\n')
	}
	if _, err := w.Write(text); err != nil {
		return failure(fmt.Errorf("write figures: %w", err))
	}
	return nil
}

// A row of the table is a heading, or a label with a figure of each population.
type row struct {
	label  string
	figure func(audit.Figures) string
}

func simulationRows(s audit.Simulation) []row {
	of := fmt.Sprintf(" of %d", s.Items)
	return []row{
		{"full sitting", nil},
		{"mean lead", func(f audit.Figures) string { return fmt.Sprintf("%.3f", f.Lead.Float()) }},
		{"lead under 0.1", func(f audit.Figures) string { return percent(f.Close.Float()) }},
		{"verdict clear", func(f audit.Figures) string { return percent(f.Verdicts.Clear.Float()) }},
		{"verdict balanced", func(f audit.Figures) string { return percent(f.Verdicts.Balanced.Float()) }},
		{"no clear result", func(f audit.Figures) string { return percent(f.Verdicts.None.Float()) }},
		{"author's order, stopped where nothing can change", nil},
		{"path settled before the end", func(f audit.Figures) string { return percent(f.Settled.Path.Reached.Float()) }},
		{"… items saved by stopping there", func(f audit.Figures) string { return percent(f.Settled.Path.Saved.Float()) }},
		{"path and verdict settled (stop is offered)", func(f audit.Figures) string { return percent(f.Settled.Clear.Reached.Float()) }},
		{"… items saved by stopping there", func(f audit.Figures) string { return percent(f.Settled.Clear.Saved.Float()) }},
		{"paths or verdicts changed by stopping", func(f audit.Figures) string { return fmt.Sprint(f.Settled.Changed) }},
		{"short form", nil},
		{"items asked", func(f audit.Figures) string { return fmt.Sprintf("%.1f", f.Short.Items.Float()) + of }},
		{"items asked until the path is decided", func(f audit.Figures) string { return fmt.Sprintf("%.1f", f.Short.ForPath.Float()) + of }},
		{"items saved", func(f audit.Figures) string { return percent(f.Short.Saved.Float()) }},
		{"first path is not the full sitting's", func(f audit.Figures) string { return withInterval(f.Short.PathChanged, 2) }},
		{"careers are ranked", func(f audit.Figures) string { return percent(f.Short.Ranked.Float()) }},
		{"… and the first is the full sitting's", func(f audit.Figures) string { return withInterval(f.Short.SameCareer, 1) }},
	}
}

// simulationText is the table for a person.
func simulationText(s audit.Simulation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %.12s, %d items; %d takers of each kind, seed %d\n", s.Questionnaire, s.Digest, s.Items, s.Takers, s.Seed)
	fmt.Fprintf(&b, "simulated: sharpness %.3f, %g times as far apart on what separates the paths; mean lead tuned to %g\n", s.Simulated.Sharpness, s.Apart, s.TargetLead)
	fmt.Fprintf(&b, "uniform: every alternative as likely as any\n\n")
	fmt.Fprintf(&b, "%-46s%23s%23s\n", "", "simulated", "uniform")
	for _, r := range simulationRows(s) {
		if r.figure == nil {
			fmt.Fprintln(&b, r.label)
			continue
		}
		fmt.Fprintf(&b, "  %s%s%s\n", padded(r.label, -44), padded(r.figure(s.Simulated), 23), padded(r.figure(s.Uniform), 23))
	}
	b.WriteString("in brackets: 95 % intervals\n")
	return b.String()
}

// padded brings a text to so many characters; on the right where the width is negative.
func padded(text string, width int) string {
	spaces := strings.Repeat(" ", max(max(width, -width)-utf8.RuneCountInString(text), 0))
	if width < 0 {
		return text + spaces
	}
	return spaces + text
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

// withInterval writes a share with so many decimal places and its interval.
func withInterval(s audit.Share, places int) string {
	if s.Of == 0 {
		return "–"
	}
	low, high := s.Interval()
	return fmt.Sprintf("%.*f %% (%.*f–%.*f)", places, 100*s.Float(), places, 100*low, places, 100*high)
}

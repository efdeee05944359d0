package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

// A plan is how much is measured.
type plan struct {
	rounds int
	// span is how long each variant is under load in a round.
	span time.Duration
	// crowds are numbers of connections.
	crowds []int
	// kept is how many sittings the file has from which the program starts.
	kept int
	// class is how many takers come at once, and think how long each thinks about a page at most.
	class int
	think time.Duration
	// bench is how long `go test` measures.
	bench string
	// profiles is a directory for profiles of the servers of pages; "" is none.
	profiles string
}

var whole = plan{rounds: 5, span: 2 * time.Second, crowds: []int{64, 256}, kept: 10_000, class: 300, think: 2 * time.Second, bench: "1s"}

// quick is enough to see that everything works, and tells nothing of speed.
var quick = plan{rounds: 1, span: 100 * time.Millisecond, crowds: []int{2, 4}, kept: 50, class: 4, think: time.Millisecond, bench: "2x"}

// A group measures figures that belong together.
type group struct {
	name    string
	measure func(context.Context, *lab) ([]figure, error)
}

func groups() []group {
	return []group{{"answers", answers}, {"pages", pages}, {"start", starts}, {"class", class}}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) > 1 && roles()[os.Args[1]] != nil {
		leave(playRole(ctx, os.Args[1], os.Args[2:]))
	}
	p := whole
	flag.IntVar(&p.rounds, "rounds", p.rounds, "measure in so many rounds; 4 at least to be told apart from noise")
	flag.DurationVar(&p.span, "span", p.span, "keep each variant under load so long in a round")
	only := flag.String("only", "", "measure this group alone: answers, pages, start or class")
	short := flag.Bool("quick", false, "see in seconds that everything works; the figures mean nothing")
	profiles := flag.String("profile", "", "write what each server's processor did to files of this directory, for go tool pprof")
	flag.Parse()
	if *short {
		p = quick
	}
	p.profiles = *profiles
	leave(run(ctx, p, *only, os.Stdout))
}

var errMissed = errors.New("a demand is missed")

// run measures and prints.
func run(ctx context.Context, p plan, only string, out io.Writer) error {
	l, err := newLab(ctx, p)
	if err != nil {
		return err
	}
	defer l.close()
	chosen := slices.DeleteFunc(groups(), func(g group) bool { return only != "" && g.name != only })
	if len(chosen) == 0 {
		return fmt.Errorf("there is no group %q; the groups are answers, pages, start and class", only)
	}
	fmt.Fprintln(out, heading)
	missed := false
	for _, g := range chosen {
		figures, err := g.measure(ctx, l)
		if err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		for _, f := range figures {
			fmt.Fprintln(out, f)
			missed = missed || !f.met()
		}
	}
	if missed {
		return errMissed
	}
	return nil
}

// leave ends the program.
func leave(err error) {
	switch {
	case err == nil:
		os.Exit(0)
	case !errors.Is(err, errMissed):
		fmt.Fprintln(os.Stderr, "figures:", strings.TrimSpace(err.Error()))
	}
	os.Exit(1)
}

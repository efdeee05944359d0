package audit

import (
	"errors"
	"fmt"
)

// Settings say how hard an audit looks.
type Settings struct {
	// Sheets is how many random sheets sampled figures rest on, MinSheets to MaxSheets; Seed decides
	// which.
	Sheets int
	Seed   uint64
	// Branches is how many times the search for a witness or a certificate of one outcome may branch
	// before it gives up, 0 to MaxBranches.
	Branches int
	// Progress, unless it is nil, hears now and then how far a part of the audit is, one call at a time.
	Progress func(part string, done, of int)
}

// Limits of the settings.
const (
	MinSheets   = 1_000
	MaxSheets   = 10_000_000
	MaxBranches = 1_000_000
)

// DefaultSettings are those of `careerfit check --audit`.
func DefaultSettings() Settings { return Settings{Sheets: 100_000, Seed: 1, Branches: 400} }

// Check returns what is wrong with the settings, a sentence each.
func (s Settings) Check() error {
	var errs []error
	if s.Sheets < MinSheets || s.Sheets > MaxSheets {
		errs = append(errs, fmt.Errorf("an audit cannot rest on %d random sheets; ask for %d to %d", s.Sheets, MinSheets, MaxSheets))
	}
	if s.Branches < 0 || s.Branches > MaxBranches {
		errs = append(errs, fmt.Errorf("a search cannot branch %d times; ask for 0 to %d", s.Branches, MaxBranches))
	}
	return errors.Join(errs...)
}

func (s Settings) tell(part string) func(done, of int) {
	return func(done, of int) {
		if s.Progress != nil {
			s.Progress(part, done, of)
		}
	}
}

package audit

// Settings say how hard an audit looks.
type Settings struct {
	// Sheets is how many random sheets sampled figures rest on, 1,000 to 10,000,000; Seed decides which.
	Sheets int
	Seed   uint64
	// Branches is how many times the search for a witness or a certificate of one outcome may branch
	// before it gives up, 1 or above.
	Branches int
	// Progress, unless it is nil, hears now and then how far a part of the audit is, one call at a time.
	Progress func(part string, done, of int)
}

// DefaultSettings are those of `careerfit check --audit`.
func DefaultSettings() Settings { return Settings{Sheets: 100_000, Seed: 1, Branches: 400} }

func (s Settings) tell(part string) func(done, of int) {
	return func(done, of int) {
		if s.Progress != nil {
			s.Progress(part, done, of)
		}
	}
}

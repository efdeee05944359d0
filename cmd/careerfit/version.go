package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

// release is the version of this source tree; CHANGELOG.md says what is in it.
const release = "0.1.0-dev"

// commit is the commit that a released program is made from. Only the linker sets it (dist/build does), since the
// go command records none where the build must not depend on the state of a checkout.
var commit string

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, and the digest of the built-in questionnaire",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			q, err := quiz.Builtin()
			if err != nil {
				return failure(err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "careerfit %s%s (%s, content format %d)\nbuilt-in questionnaire %s %s\n",
				release, revision(), runtime.Version(), quiz.Format, q.ID, q.Digest)
			return nil
		},
	}
}

// revision returns the commit that the program was built from, where the linker was told or the toolchain recorded it.
func revision() string {
	if commit != "" {
		return "+" + commit
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "+" + s.Value[:12]
		}
	}
	return ""
}

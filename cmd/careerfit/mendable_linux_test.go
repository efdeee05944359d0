package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// A file that a disk or a share fails to give may be there at the next start; one of a wrong name only people can mend.
func TestAFileThatMayBeThereAtTheNextStart(t *testing.T) {
	for cause, code := range map[error]int{
		syscall.EIO: exitFailure, syscall.ESTALE: exitFailure, syscall.EMFILE: exitFailure, syscall.ENOTCONN: exitFailure, syscall.EHOSTDOWN: exitFailure,
		syscall.ENOENT: exitUsage, syscall.EISDIR: exitUsage, syscall.ENOTDIR: exitUsage, syscall.EACCES: exitUsage,
	} {
		unread := plainPathError("ours.yaml", &fs.PathError{Op: "open", Path: "ours.yaml", Err: cause})
		var exit *exitError
		if !errors.As(mendable(failure(fmt.Errorf("a file: %w", unread))), &exit) || exit.code != code {
			t.Errorf("%v: exit code %d, want %d", cause, exit.code, code)
		}
	}
	const broken = "/proc/self/mem" // whose beginning nobody can read
	for _, flag := range []string{"--quiz", "--theme"} {
		o := runCareerfit(t, "", nil, "serve", "--addr", "127.0.0.1:0", "--data-dir", t.TempDir(), flag, broken)
		o.wants(t, exitFailure)
		if !strings.Contains(o.err, "cannot read "+broken+": ") || !strings.Contains(o.err, "input/output error") {
			t.Errorf("%s: it says %s", flag, o.err)
		}
	}
}

// A disk that was made read-only after an error is written again once somebody has seen to it; a directory of somebody
// else's stays that.
func TestADataDirectoryThatMayBeWrittenAtTheNextStart(t *testing.T) {
	for cause, code := range map[error]int{syscall.EROFS: exitFailure, syscall.EIO: exitFailure, syscall.EACCES: exitUsage, syscall.ENOTDIR: exitUsage} {
		err := serveFlags{dataDir: t.TempDir()}.unopened(t.Context(), &fs.PathError{Op: "open", Path: "careerfit.db", Err: cause})
		if exit, is := errors.AsType[*exitError](err); !is || exit.code != code {
			t.Errorf("%v: %v, want exit code %d", cause, err, code)
		}
	}
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

func newNew(now func() time.Time) *cobra.Command {
	return &cobra.Command{
		Use:   "new FILE",
		Short: "Write a small questionnaire that works, to change bit by bit",
		Long: "Write a small questionnaire with comments, which has every kind of item and no problem. It never overwrites a\n" +
			"file. The questionnaire's id, which becomes its address, is made of the file's name.",
		Args: oneNewFile,
		RunE: func(cmd *cobra.Command, files []string) error {
			file := files[0]
			name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
			if err := writeNew(file, quiz.New(name, now().Year())); err != nil {
				return failure(err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), newText, file, inShell(file), quiz.NewID(name))
			return nil
		},
	}
}

func oneNewFile(_ *cobra.Command, files []string) error {
	if len(files) != 1 {
		return errors.New("name one file that is not there yet, such as my-quiz.yaml")
	}
	if ext := filepath.Ext(files[0]); ext != ".yaml" && ext != ".yml" {
		return fmt.Errorf("let the name end in .yaml, so that editors know what is in the file: %s.yaml", files[0])
	}
	return nil
}

// newText says what to do next.
const newText = `%s is a small questionnaire that works. Its id, which becomes its address, is %[3]s.
Open it in your editor, and then:
  careerfit schema > careerfit.schema.json     lets many editors complete it, beside the file
  careerfit check %[2]s
      says what is wrong after a change
  careerfit serve --reload --quiz %[2]s
      shows the quiz at http://localhost:8080, and each change at once
`

// writeNew writes a file that must not be there yet. One that cannot be finished is taken away again.
func writeNew(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already, and nothing is overwritten; choose another name", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s to put the file into", filepath.Dir(name))
	case err != nil:
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(fmt.Errorf("cannot write %s: %w", name, err), os.Remove(name))
	}
	return nil
}

// inShell returns a file's name as a shell takes it.
func inShell(name string) string {
	if strings.ContainsAny(name, " \t'\"\\$&;()<>|*?`!#~") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web/theme"
)

// loadTheme reads a theme's file; nil when the name is empty. Its problems are written to w and end the
// command.
func loadTheme(name string, w io.Writer) (*theme.Theme, error) {
	if name == "" {
		return nil, nil
	}
	data, err := readContent(name)
	if err != nil {
		return nil, failure(err)
	}
	t, found := readTheme(name, data)
	writeProblems(w, found)
	if t == nil {
		return nil, problems()
	}
	return t, nil
}

// readTheme reads a theme; its logo stands in the same folder.
func readTheme(name string, data []byte) (*theme.Theme, quiz.Problems) {
	return theme.Read(name, data, os.DirFS(filepath.Dir(name)))
}

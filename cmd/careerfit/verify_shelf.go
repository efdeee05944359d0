package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A shelf has the questionnaires that receipts may be of.
type shelf struct {
	quizzes []*quiz.Quiz
	dataDir string
}

// put puts the built-in questionnaire and those of the files on the shelf. A file may also be the canonical form of a
// questionnaire, as servers keep it.
func (s *shelf) put(files []string, problems io.Writer) error {
	builtin, err := quiz.Builtin()
	if err != nil {
		return failure(err)
	}
	s.quizzes = append(s.quizzes, builtin)
	for _, file := range files {
		data, err := readContent(file)
		if err != nil {
			return failure(err)
		}
		q, err := quiz.Open(bytes.TrimSpace(data))
		if err != nil {
			q, err = loadQuiz(file, problems)
		}
		if err != nil {
			return err
		}
		s.quizzes = append(s.quizzes, q)
	}
	return nil
}

// of returns the questionnaire of a receipt. The error says which one it is, which are at hand and what would help.
func (s *shelf) of(ctx context.Context, r *quiz.Receipt) (*quiz.Quiz, error) {
	var there []string
	for _, q := range s.quizzes {
		if q.Digest.String() == r.Questionnaire.Digest {
			return q, nil
		}
		there = append(there, fmt.Sprintf("%s %s", q.ID, q.Digest))
	}
	q, err := s.kept(ctx, r.Questionnaire.Digest)
	if err == nil {
		s.quizzes = append(s.quizzes, q)
		return q, nil
	}
	altered := ""
	if r.Altered() {
		altered = " But the receipt was altered after it was made, so that may not be what it was made of."
	}
	return nil, fmt.Errorf("it is of the questionnaire %s %s, which is not at hand; at hand is %s. Name its file with --quiz, or the directory from which it was served with --data-dir (%w).%s",
		r.Questionnaire.ID, r.Questionnaire.Digest, strings.Join(there, " and "), err, altered)
}

// kept returns the questionnaire from the data directory.
func (s *shelf) kept(ctx context.Context, digest string) (*quiz.Quiz, error) {
	wanted, err := quiz.ParseDigest(digest)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(s.dataDir, databaseName)
	if err := isThere(file, ""); err != nil {
		return nil, err
	}
	d, err := deskAt(ctx, file, boltstore.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	canonical, err := d.questionnaire(ctx, wanted)
	if err := errors.Join(err, d.close()); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return quiz.Open(canonical)
}

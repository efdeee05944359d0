package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// An offer is what is served: questionnaires as they are, or an author's files as they change.
type offer struct {
	quizzes []*quiz.Quiz
	// edits is nil without --reload.
	edits *watcher
}

func load(cmd *cobra.Command, f serveFlags) (offer, error) {
	switch {
	case slices.Contains(f.quizzes, ""):
		return offer{}, usageOf(errors.New("a --quiz (or a part of CAREERFIT_QUIZ) names no file"))
	case !f.reload:
		quizzes, err := loadQuizzes(cmd, f.quizzes)
		return offer{quizzes: quizzes}, err
	case len(f.quizzes) == 0:
		return offer{}, usageOf(errors.New("--reload shows the edits of a file, and none is named: name one with --quiz FILE, or make one with careerfit new FILE"))
	}
	return offer{edits: watch(f.quizzes, cmd.OutOrStdout(), time.Now)}, nil
}

func (o offer) drafts() []web.Draft {
	if o.edits == nil {
		return nil
	}
	return o.edits.drafts()
}

func (o offer) names() string {
	if o.edits == nil {
		return titles(o.quizzes)
	}
	return o.edits.names()
}

// versions names the questionnaires by their ids, and the beginnings of their digests as far as all is well with them.
func (o offer) versions() string {
	var all []string
	for _, q := range o.quizzes {
		all = append(all, versionOf(q))
	}
	for _, draft := range o.drafts() {
		if draft.Quiz == nil {
			all = append(all, filepath.Base(draft.File))
		} else {
			all = append(all, versionOf(draft.Quiz))
		}
	}
	return strings.Join(all, ",")
}

func versionOf(q *quiz.Quiz) string { return q.ID + "@" + q.Digest.String()[:12] }

// follow shows edits until the command is to end. What it returns waits until nobody does any more.
func (o offer) follow(cmd *cobra.Command, server *web.Server, log *slog.Logger) (stop func()) {
	if o.edits == nil {
		return func() {}
	}
	for _, f := range o.edits.files {
		f.tells(cmd.OutOrStdout())
	}
	ctx, cancel := context.WithCancel(cmd.Context())
	context.AfterFunc(ctx, server.EndEvents) // or waiting browsers would hold up the end
	var watching sync.WaitGroup
	watching.Go(func() { o.edits.run(ctx, server.Replace, log) })
	return func() { cancel(); watching.Wait() }
}

func loadQuizzes(cmd *cobra.Command, files []string) ([]*quiz.Quiz, error) {
	if len(files) == 0 {
		files = []string{""}
	}
	var quizzes []*quiz.Quiz
	for _, file := range files {
		q, err := loadQuiz(file, cmd.ErrOrStderr())
		if err != nil {
			return nil, err
		}
		// Here, and not by the server: nothing must be written before all can be served.
		if i := slices.IndexFunc(quizzes, func(other *quiz.Quiz) bool { return other.ID == q.ID }); i >= 0 {
			return nil, usageOf(fmt.Errorf("two questionnaires have the id %q, that of %s and that of %s; give one of them another id: it is the address of its pages", q.ID, files[i], file))
		}
		quizzes = append(quizzes, q)
	}
	return quizzes, nil
}

func titles(quizzes []*quiz.Quiz) string {
	var all []string
	for _, q := range quizzes {
		all = append(all, fmt.Sprintf("%q", string(q.Title)))
	}
	return strings.Join(all, ", ")
}

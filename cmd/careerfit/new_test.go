package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/careerfit/careerfit/quiz"
)

func TestNewWritesAQuestionnaireThatWorks(t *testing.T) {
	t.Chdir(t.TempDir())
	got := runCareerfit(t, "", nil, "new", "Night-shift.yaml")
	got.wants(t, exitOK)
	for _, want := range []string{"Night-shift.yaml is a small questionnaire that works. Its id, which becomes its address, is night-shift.\n", "careerfit check Night-shift.yaml\n", "careerfit serve --reload --quiz Night-shift.yaml\n"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("it does not say %q:\n%s", want, got.out)
		}
	}
	checked := runCareerfit(t, "", nil, "check", "Night-shift.yaml")
	checked.wants(t, exitOK)
	if strings.Contains(checked.out, "Night-shift.yaml:") {
		t.Errorf("check says:\n%s", checked.out)
	}
	q, problems := quiz.Parse("Night-shift.yaml", []byte(contents(t, "Night-shift.yaml")))
	if q == nil || q.ID != "night-shift" {
		t.Errorf("it cannot be served as night-shift: %v", problems)
	}
}

func TestNewOverwritesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("mine.yaml", []byte("months of work"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := runCareerfit(t, "", nil, "new", "mine.yaml")
	got.wants(t, exitFailure)
	wantText(t, "standard error", "careerfit: mine.yaml is there already, and nothing is overwritten; choose another name\n", got.err)
	wantText(t, "the file", "months of work", contents(t, "mine.yaml"))
}

func TestNewSaysWhyItCannotWrite(t *testing.T) {
	t.Chdir(t.TempDir())
	got := runCareerfit(t, "", nil, "new", filepath.Join("nowhere", "quiz.yaml"))
	got.wants(t, exitFailure)
	wantText(t, "standard error", "careerfit: there is no folder nowhere to put the file into\n", got.err)
	for _, args := range [][]string{{"new"}, {"new", "a.yaml", "b.yaml"}} {
		got := runCareerfit(t, "", nil, args...)
		got.wants(t, exitUsage)
		wantStart(t, got.err, "careerfit: name one file that is not there yet, such as my-quiz.yaml\n")
	}
	got = runCareerfit(t, "", nil, "new", "nursing")
	got.wants(t, exitUsage)
	wantStart(t, got.err, "careerfit: let the name end in .yaml, so that editors know what is in the file: nursing.yaml\n")
}

func TestNewTellsCommandsThatAShellTakes(t *testing.T) {
	t.Chdir(t.TempDir())
	got := runCareerfit(t, "", nil, "new", "our team's quiz.yaml")
	got.wants(t, exitOK)
	if !strings.Contains(got.out, `careerfit check 'our team'\''s quiz.yaml'`+"\n") {
		t.Errorf("it says:\n%s", got.out)
	}
}

func TestSchemaPrintsTheSchema(t *testing.T) {
	got := runCareerfit(t, "", nil, "schema")
	got.wants(t, exitOK)
	wantText(t, "standard output", string(quiz.Schema()), got.out)
	if !json.Valid([]byte(got.out)) || !bytes.Contains([]byte(got.out), []byte("2020-12")) {
		t.Error("that is no JSON Schema")
	}
}

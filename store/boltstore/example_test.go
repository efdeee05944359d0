package boltstore_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
)

// A sitting is kept, changed, and found again by its return code.
func Example() {
	dir, err := os.MkdirTemp("", "sittings")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	kept, err := boltstore.Open(filepath.Join(dir, "careerfit.db"), boltstore.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer kept.Close()

	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	ctx, now := context.Background(), time.Now()
	if _, err := kept.PutQuestionnaire(ctx, q.Canonical); err != nil {
		log.Fatal(err)
	}
	code, browser := quiz.HashSecret("the return code"), quiz.HashSecret("the browser's token")
	begun := q.NewSession(store.NewID(), code, browser, now)
	if err := kept.Create(ctx, begun); err != nil {
		log.Fatal(err)
	}
	if _, err := kept.Update(ctx, begun.ID, func(s *quiz.Session) error {
		return q.Put(s, 0, quiz.Chose("clinical"), now)
	}); err != nil {
		log.Fatal(err) // else it is on disk
	}
	again, err := kept.ByCode(ctx, code)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(q.Items[0].ID, q.Answer(0, again.Marks[0]).Options)
	// Output: background [clinical]
}

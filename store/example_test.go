package store_test

import (
	"fmt"
	"log"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A session as every store keeps it: a record, and back. The id is the key and not in the record.
func ExampleEncodeSession() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	session := q.NewSession(store.NewID(), quiz.HashSecret("the return code"), quiz.HashSecret("the browser's token"), time.Now())
	record, err := store.EncodeSession(session, nil)
	if err != nil {
		log.Fatal(err)
	}
	again, extra, err := store.DecodeSession(session.ID, record)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(again.Digest == q.Digest, len(again.Marks), "marks,", len(extra), "extensions")
	// Output: true 24 marks, 0 extensions
}

package main

import (
	"testing"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/storetest"
)

// What is slower than another must do the same work.
func TestTheStoreOnBatchKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		s, err := openBatch(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		s.db.MaxBatchDelay = 0 // the stories come one at a time, and would wait for company
		t.Cleanup(func() { _ = s.Close() })
		return s
	})
}

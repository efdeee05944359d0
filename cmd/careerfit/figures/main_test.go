package main

import (
	"context"
	"fmt"
	"os"
	"testing"
)

// TestMain lets this test's program play the roles that the program under test has others play.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && roles()[os.Args[1]] != nil {
		if err := playRole(context.Background(), os.Args[1], os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

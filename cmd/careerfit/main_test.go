package main

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// asProgram is the variable of the environment with which the tests' own binary is the program itself, for stories
// that a test would not survive.
const asProgram = "CAREERFIT_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	goleak.VerifyTestMain(m)
}

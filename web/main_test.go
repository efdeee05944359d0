package web_test

import (
	"testing"

	"go.uber.org/goleak"
)

// What a server began in the background has ended when it is closed.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

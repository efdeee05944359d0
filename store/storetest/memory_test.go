package storetest

import (
	"testing"

	"github.com/careerfit/careerfit/store"
)

func TestMemory(t *testing.T) {
	Run(t, func(*testing.T) store.Store { return NewMemory() })
}

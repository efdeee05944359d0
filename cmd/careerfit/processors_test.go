package main

import (
	"runtime"
	"testing"
)

// A server has two threads more run than there are processors; but where it may not use all of these, no more.
func TestProcessorsThatAServerUses(t *testing.T) {
	t.Setenv("GOMAXPROCS", "")
	t.Cleanup(runtime.SetDefaultGOMAXPROCS)
	runtime.SetDefaultGOMAXPROCS()
	usual, all := runtime.GOMAXPROCS(0), runtime.NumCPU()
	quota := all + 1 // there may be only one processor, and no number below
	for allowed, want := range map[int]int{all: all + 2, quota: quota} {
		runtime.GOMAXPROCS(allowed)
		end := useProcessors()
		if got := runtime.GOMAXPROCS(0); got != want {
			t.Errorf("of %d processors, and allowed %d, it uses %d, want %d", all, allowed, got, want)
		}
		end()
		if got := runtime.GOMAXPROCS(0); allowed == all && got != usual {
			t.Errorf("after the end there are %d, want %d", got, usual)
		}
	}
	runtime.GOMAXPROCS(all)
	t.Setenv("GOMAXPROCS", "1")
	if useProcessors()(); runtime.GOMAXPROCS(0) != all {
		t.Error("what GOMAXPROCS says is not kept")
	}
}

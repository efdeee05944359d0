package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A container's supervisor asks by the address that the server has from the environment.
func TestHealthOfAServer(t *testing.T) {
	s := startServe(t, nil, "--addr", "127.0.0.1:0", "--data-dir", t.TempDir())
	_, port, _ := strings.Cut(strings.TrimPrefix(s.url, "http://"), ":")
	for _, addr := range []string{"127.0.0.1:" + port, ":" + port, "0.0.0.0:" + port, "[::]:" + port} {
		asked := runCareerfit(t, "", map[string]string{"CAREERFIT_ADDR": addr}, "health")
		asked.wants(t, exitOK)
		if asked.out != "ready\n" {
			t.Errorf("%s: it says %q", addr, asked.out)
		}
	}
	s.ends(exitOK)
	gone := runCareerfit(t, "", nil, "health", "--addr", "127.0.0.1:"+port)
	if gone.wants(t, exitFailure); !strings.Contains(gone.err, "no server answers") {
		t.Errorf("of a server that is gone it says %q", gone.err)
	}
}

func TestHealthOfAServerThatIsNotReady(t *testing.T) {
	stopping := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tellHealth(w, r, http.StatusServiceUnavailable, "stopping")
	}))
	defer stopping.Close()
	asked := runCareerfit(t, "", nil, "health", "--addr", stopping.Listener.Addr().String())
	if asked.wants(t, exitFailure); !strings.Contains(asked.err, "not ready: stopping") {
		t.Errorf("it says %q", asked.err)
	}
	if wrong := runCareerfit(t, "", nil, "health", "--addr", "nowhere at all"); wrong.code != exitFailure || !strings.Contains(wrong.err, "--addr") {
		t.Errorf("of an address that is none it says %q", wrong.err)
	}
}

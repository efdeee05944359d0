package main

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// faulty makes a handler of another that has the fault, if that is one of a handler.
func faulty(pages http.Handler, fault string) http.Handler {
	switch fault {
	case leaky:
		return leaking(pages)
	case strict:
		return limiting(pages)
	case abrupt:
		return slowly(pages)
	case hasty:
		return closing(pages)
	case endless:
		return backingUp(pages)
	}
	return pages
}

// leaking leaves a goroutine behind for each form, with a few kilobytes that nobody ever takes from it.
func leaking(pages http.Handler) http.Handler {
	never := make(chan []byte)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			go func() { never <- make([]byte, 4<<10) }()
		}
		pages.ServeHTTP(w, r)
	})
}

// begins is how many sittings one address may begin.
const begins = 100

// limiting refuses an address that has begun its share.
func limiting(pages http.Handler) http.Handler {
	var mu sync.Mutex
	begun := map[string]int{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/start") {
			host, _, _ := strings.Cut(r.RemoteAddr, ":")
			mu.Lock()
			begun[host]++
			n := begun[host]
			mu.Unlock()
			if n > begins {
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
		}
		pages.ServeHTTP(w, r)
	})
}

// slowly gives a stop time to meet requests that are under way.
func slowly(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pages.ServeHTTP(w, r)
		time.Sleep(5 * time.Millisecond)
	})
}

// closing answers one request on each connection, so that a stop meets none that is kept open.
func closing(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		pages.ServeHTTP(w, r)
	})
}

// backingUp sends a backup for as long as there is somebody to read it, and waits for them.
func backingUp(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/backup" {
			pages.ServeHTTP(w, r)
			return
		}
		for err := error(nil); err == nil; {
			_, err = w.Write(make([]byte, 4<<10))
		}
	})
}

package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/store/storetest"
	"github.com/careerfit/careerfit/web"
)

// serve serves the pages on one of the stores.
func serve(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	kind, dir, profile := flags.String("store", "bolt", ""), flags.String("dir", "", ""), flags.String("profile", "", "")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *profile != "" {
		end, err := profiled(*profile)
		if err != nil {
			return err
		}
		defer end()
	}
	kept, err := openStore(*kind, *dir)
	if err != nil {
		return err
	}
	defer kept.Close()
	q, err := quiz.Builtin()
	if err != nil {
		return err
	}
	// The limits are looked at as ever, but nobody is too fast for them.
	often := web.Rate{Burst: 1_000_000, Every: time.Microsecond}
	endless := web.Limits{Starts: often, Changes: often}
	pages, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: kept, Limits: endless})
	if err != nil {
		return err
	}
	defer pages.Close()
	return serveUntil(ctx, pages, out)
}

// profiled has what the processor does written to the file, until the end.
func profiled(path string) (end func(), err error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { pprof.StopCPUProfile(); _ = f.Close() }, nil // a profile that is cut short is seen to be when it is read
}

// The stores that a server can have.
const (
	onNothing = "nothing" // in memory
	onBolt    = "bolt"    // the real one
	onBatch   = "batch"   // written with bbolt's Batch
)

func openStore(kind, dir string) (store.Store, error) {
	switch kind {
	case onNothing:
		return storetest.NewMemory(), nil
	case onBolt:
		return boltstore.Open(filepath.Join(dir, "careerfit.db"), boltstore.Options{})
	case onBatch:
		return openBatch(dir)
	}
	return nil, fmt.Errorf("there is no store %q", kind)
}

// serveReady serves the same bytes to everybody, with nothing in between but a bare router.
func serveReady(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("ready", flag.ContinueOnError)
	size := flags.Int("bytes", 0, "")
	if err := flags.Parse(args); err != nil {
		return err
	}
	page := bytes.Repeat([]byte{'x'}, *size)
	bare := echo.New()
	bare.GET("/*", func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderContentLength, strconv.Itoa(len(page)))
		return c.HTMLBlob(http.StatusOK, page)
	})
	return serveUntil(ctx, bare, out)
}

// serveUntil serves until the context ends, with the limits on time of `careerfit serve`, and says where.
func serveUntil(ctx context.Context, h http.Handler, out io.Writer) error {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 45 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
	}
	fmt.Fprintln(out, l.Addr())
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return s.Close()
	}
}

// Command careless is the control of the trials: it serves the pages of careerfit, each time with one fault that the
// trials must find. It is never part of what is shipped.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/web"
)

// The faults.
const (
	late    = "late"    // an answer is acknowledged first, and kept a little later
	deaf    = "deaf"    // a start for which there is no room is acknowledged, too
	torn    = "torn"    // of two changes of a sitting at once, the later undoes the earlier
	abrupt  = "abrupt"  // a stop does not wait for requests that are under way
	hasty   = "hasty"   // a stop drops what is asked on connections that were just opened
	patient = "patient" // slow clients may take all the time in the world
	leaky   = "leaky"   // something of each request is held for ever
	strict  = "strict"  // an address may begin a few sittings only
	frank   = "frank"   // a damaged file ends it with a stack trace
	inPlace = "inplace" // the file is written anew where it stands; then it ends

	unlocked = "unlocked" // a file that another server holds is served, too, as it is now
	brittle  = "brittle"  // it ends when it may have no more connections open
	endless  = "endless"  // a backup that nobody reads keeps it from stopping
)

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "")
	dir := flag.String("data-dir", "", "")
	fault := flag.String("fault", "", "")
	flag.Parse()
	if err := serve(*addr, *dir, *fault); err != nil {
		fmt.Fprintln(os.Stderr, "careless:", err)
		os.Exit(3)
	}
}

func serve(addr, dir, fault string) error {
	path := filepath.Join(dir, "careerfit.db")
	if fault == inPlace {
		return rewrite(path)
	}
	if fault == unlocked {
		path = copied(path)
	}
	kept, err := boltstore.Open(path, boltstore.Options{})
	if err != nil && fault == frank {
		panic(err)
	}
	if err != nil {
		return err
	}
	defer kept.Close()
	pages, err := pages(withFault(kept, fault))
	if err != nil {
		return err
	}
	defer pages.Close()
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	if fault == brittle {
		listener = brittleListener{listener}
	}
	fmt.Printf("careless serves at http://localhost:%d\n", listener.Addr().(*net.TCPAddr).Port)
	return untilStopped(listener, faulty(pages, fault), fault)
}

// rewrite writes a file anew, page by page.
func rewrite(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	for page := range slices.Chunk(content, 4<<10) {
		_, err = file.Write(page)
		time.Sleep(time.Millisecond)
	}
	return errors.Join(err, file.Close())
}

// copied copies a file and returns where to.
func copied(path string) string {
	content, err := os.ReadFile(path)
	if err == nil {
		path += ".copy"
		_ = os.WriteFile(path, content, 0o600) // what is not there cannot be opened
	}
	return path
}

// A brittleListener fails for good where others wait.
type brittleListener struct{ net.Listener }

func (l brittleListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		err = errors.New(err.Error()) // not one that passes, to those who ask
	}
	return conn, err
}

func pages(kept store.Store) (*web.Server, error) {
	q, err := quiz.Builtin()
	if err != nil {
		return nil, err
	}
	return web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: kept})
}

// untilStopped serves until SIGTERM.
func untilStopped(l net.Listener, handler http.Handler, fault string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	if fault == patient {
		server.ReadHeaderTimeout = 0
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	if fault == abrupt {
		return server.Close()
	}
	return errors.Join(server.Shutdown(context.WithoutCancel(ctx)))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/store/boltstore"
	"github.com/careerfit/careerfit/web"
)

// serveFlags are what `careerfit serve` can be told.
type serveFlags struct {
	addr, dataDir, publicURL, theme string
	quizzes                         []string
	reload                          bool
	operation
}

// databaseName is the file in the data directory.
const databaseName = "careerfit.db"

func newServe() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the quiz to browsers",
		Long: "Serve the quiz to browsers until Ctrl-C or SIGTERM. Without --quiz it is the built-in questionnaire.\n" +
			"With --reload, authors see every edit of their files at once, and what is wrong with them above each page.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return serve(cmd, f) },
	}
	cmd.Flags().StringVar(&f.addr, "addr", "localhost:8080", "listen on this `HOST:PORT`")
	cmd.Flags().StringVar(&f.dataDir, "data-dir", "data", "keep sittings in this `DIRECTORY`, made when absent")
	cmd.Flags().StringVar(&f.publicURL, "public-url", "", "the `URL` under which people reach the server, such as https://quiz.example or https://college.example/quiz")
	cmd.Flags().StringArrayVar(&f.quizzes, "quiz", nil, "serve this content `FILE` instead of the built-in questionnaire; may be repeated")
	cmd.Flags().StringVar(&f.theme, "theme", "", "name, logo and colours from this `FILE`, read once, at the start (careerfit check --help has an example)")
	cmd.Flags().BoolVar(&f.reload, "reload", false, "for authors: show edits of the --quiz files at once, and their problems in the pages")
	f.operation.define(cmd.Flags())
	return cmd
}

// serve goes from flags to a running server and back to a closed store.
func serve(cmd *cobra.Command, f serveFlags) (err error) {
	config, offer, err := f.read(cmd)
	if err != nil {
		return err
	}
	// The port first: a second server must not wait for the first one's database.
	listener, err := listen(cmd.Context(), f.addr)
	if err != nil {
		return failure(err)
	}
	defer listener.Close()
	ops, err := f.listenForOps(cmd)
	if err != nil {
		return failure(err)
	}
	if ops != nil {
		defer ops.Close()
	}
	st, err := boltstore.Open(filepath.Join(f.dataDir, databaseName), boltstore.Options{MaxSize: int(f.maxDB)})
	if err != nil {
		return failure(naming(cmd.Context(), f.dataDir, storeSentence(err)))
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	defer startControl(f.dataDir, newFileDesk(st, filepath.Join(f.dataDir, databaseName), time.Now), config.Log)()
	kept, requests := &watched{Store: st}, newRequestCounts()
	config.Store, config.Observe = kept, observing(requests, config.Log)
	handler, err := web.New(config)
	if err != nil {
		return failure(err)
	}
	defer handler.Close()
	if plain(config.PublicURL, listener) {
		fmt.Fprintln(cmd.ErrOrStderr(), "careerfit: warning: people reach this server by plain http, so what they answer can be read on the way; put it behind https and say so with --public-url")
	}
	fmt.Fprintf(cmd.OutOrStdout(), "careerfit serves %s at %s\nSittings are kept in %s. Stop with Ctrl-C.\n",
		offer.names(), address(listener), filepath.Join(f.dataDir, databaseName))
	defer offer.follow(cmd, handler, config.Log)()
	sweeps := &sweeper{store: st, keep: config.Retention, clock: newSteadyClock(time.Now, sinceNow()), log: config.Log}
	defer sweeps.start()()
	return running{
		pages: listener, handler: requests.around(handler), health: &health{store: kept},
		ops: ops, metrics: showMetrics(requests, kept, sweeps, processFigures{time.Now()}),
		drainDelay: time.Duration(f.drainDelay), supervisor: newSupervisor(config.Log), log: config.Log,
	}.until(cmd.Context())
}

// read makes of the flags all that a server needs but its store, and touches nothing.
func (f serveFlags) read(cmd *cobra.Command) (config web.Config, o offer, err error) {
	if config.PublicURL, err = parsePublicURL(f.publicURL); err != nil {
		return config, o, usageOf(err)
	}
	if o, err = load(cmd, f); err != nil {
		return config, o, err
	}
	config.Quizzes, config.Drafts, config.Ways = o.quizzes, o.drafts(), ways
	if config.Log, err = f.logger(cmd.ErrOrStderr()); err != nil {
		return config, o, usageOf(err)
	}
	config.Retention = time.Duration(f.retention)
	config.Theme, err = loadTheme(f.theme, cmd.ErrOrStderr())
	return config, o, err
}

// listen says in a sentence why an address cannot be listened on.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another program; stop it or choose another --addr, such as localhost:8081", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("this user may not listen on %s; choose a port above 1023 with --addr", addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, fmt.Errorf("cannot listen on %s: this machine does not have that address; choose another --addr, such as localhost:8080", addr)
	}
	if _, port, split := net.SplitHostPort(addr); split != nil || !isPort(ctx, port) {
		return nil, fmt.Errorf("cannot listen on %s: --addr is a host, a colon and a port from 0 to 65535, such as localhost:8080", addr)
	}
	if _, unknown := errors.AsType[*net.DNSError](err); unknown {
		return nil, fmt.Errorf("cannot listen on %s: no machine is called so; choose another --addr, such as localhost:8080", addr)
	}
	return nil, fmt.Errorf("cannot listen on %s: %w", addr, err)
}

func isPort(ctx context.Context, port string) bool {
	_, err := net.DefaultResolver.LookupPort(ctx, "tcp", port)
	return err == nil
}

func address(l net.Listener) string {
	tcp, ok := l.Addr().(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() && !tcp.IP.IsUnspecified() {
		return "http://" + l.Addr().String()
	}
	return fmt.Sprintf("http://localhost:%d", tcp.Port)
}

func parsePublicURL(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := web.ParsePublicURL(s)
	if err != nil {
		return nil, fmt.Errorf("--public-url %q %w", s, err)
	}
	return u, nil
}

// plain reports whether what people send travels unprotected: by http, and not within this machine.
func plain(public *url.URL, l net.Listener) bool {
	if public != nil {
		return public.Scheme == "http" && public.Hostname() != "localhost" && !net.ParseIP(public.Hostname()).IsLoopback()
	}
	tcp, ok := l.Addr().(*net.TCPAddr)
	return !ok || !tcp.IP.IsLoopback()
}

// storeSentence says what is wrong with the database and what would mend it.
func storeSentence(err error) error {
	if errors.Is(err, store.ErrLocked) || errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNewer) {
		return err
	}
	return fmt.Errorf("cannot open the database: %w", err)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
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
	proxies                         networks
	embedders                       origins
	callers                         callers
	hideKey                         bool
	reload                          bool
	operation
}

// databaseName is the file in the data directory.
const databaseName = "careerfit.db"

func newServe(env map[string]string) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the quiz to browsers",
		Long: "Serve the quiz to browsers until Ctrl-C or SIGTERM. Without --quiz it is the built-in questionnaire.\n" +
			"With --reload, authors see every edit of their files at once, and what is wrong with them above each page.\n\n" +
			"A sitting goes when its taker has not come back for the --retention. Visits are noted to the day, and the server looks\n" +
			"for such sittings ten minutes after its start and then every hour, so that one may stay a day and an hour longer. Where\n" +
			"the machine's clock leapt by more than an hour, or the sittings do not bear it out, nothing is deleted until it has run\n" +
			"steadily for a day: careerfit_sweeps_total{outcome=\"doubted\"} in /metrics counts how often that was put off. A\n" +
			"server that is started while the clock is ahead by a day or two may delete sittings as much too early.\n\n" +
			"Every setting that only people can mend ends it with exit code 2 or, for problems of a --quiz or --theme file, 1;\n" +
			"what may go away by itself, such as a port in use, with 3.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return serve(cmd, f, env) },
	}
	cmd.Flags().StringVar(&f.addr, "addr", "localhost:8080", "listen on this `HOST:PORT`")
	cmd.Flags().StringVar(&f.dataDir, "data-dir", "data", "keep sittings in this `DIRECTORY`, made when absent")
	cmd.Flags().StringVar(&f.publicURL, "public-url", "", "the `URL` under which people reach the server, such as https://quiz.example or https://college.example/quiz")
	cmd.Flags().Var(&f.proxies, "trusted-proxy", "believe a proxy in this `NETWORK`, such as 127.0.0.1 or 10.0.0.0/8, from which address a request came (X-Forwarded-For); may be repeated")
	cmd.Flags().Var(&f.embedders, "embed-origin", "let the pages of this site show the quiz in theirs (one line does it, see README); an `ORIGIN` such as https://college.example; may be repeated")
	cmd.Flags().Var(&f.callers, "cors-origin", "let scripts of this site call the JSON API, without cookies; an `ORIGIN` such as https://college.example, or * for every site; may be repeated")
	cmd.Flags().BoolVar(&f.hideKey, "hide-key", false, "do not publish what answers are worth: neither the page \"How it works\" nor the API's key, nor which answers put an outcome first")
	cmd.Flags().StringArrayVar(&f.quizzes, "quiz", nil, "serve this content `FILE` instead of the built-in questionnaire; may be repeated")
	cmd.Flags().StringVar(&f.theme, "theme", "", "name, logo and colours from this `FILE`, read once, at the start (careerfit check --help has an example)")
	cmd.Flags().BoolVar(&f.reload, "reload", false, "for authors: show edits of the --quiz files at once, and their problems in the pages")
	f.operation.define(cmd)
	return cmd
}

// serve goes from flags to a running server and back to a closed store.
func serve(cmd *cobra.Command, f serveFlags, env map[string]string) (err error) {
	config, offer, err := f.read(cmd)
	if err != nil {
		return mendable(err)
	}
	for _, unknown := range unknownSettings(cmd, env) {
		config.Log.Warn(unknown)
	}
	stopped := tellsStop(cmd.Context(), config.Log)
	defer func() { stopped(err) }()
	// The ports first: a second server must not wait for the first one's database.
	doors, err := f.opens(cmd)
	if err != nil {
		return err
	}
	defer doors.close()
	st, err := f.openStore(cmd.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rescue(st, f.database(), time.Now(), config.Log), st.Close()) }()
	return f.serveFrom(cmd, st, doors, config, offer)
}

// mendable makes an error of the settings one of use: only people can mend it, and another start would go the same way.
// Problems of a file stay what they are, and so does what keeps it from being read unless it is the wrong file: a disk or
// a share may come back.
func mendable(err error) error {
	exit, decided := errors.AsType[*exitError](err)
	wrongFile := errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EISDIR) || errors.Is(err, syscall.ENOTDIR)
	if decided && (exit.code == exitProblems || !wrongFile) {
		return err
	}
	return usageOf(err)
}

// serveFrom serves what is kept in a store until the command is to end.
func (f serveFlags) serveFrom(cmd *cobra.Command, st *boltstore.Store, doors doors, config web.Config, offer offer) error {
	kept, requests := newWatched(st, sinceNow(), config.Log), newRequestCounts()
	health := &health{store: kept}
	desk := &servedDesk{desk: newFileDesk(st, f.database(), time.Now), health: health}
	kept.refusals.room = f.room(st).again
	stopControl, err := startControl(f.dataDir, desk, config.Log)
	if err != nil {
		return failure(naming(cmd.Context(), f.dataDir, err))
	}
	defer stopControl()
	defer kept.refusals.tellRest()
	config.Store, config.Observe = kept, observing(requests, config.Log)
	handler, err := web.New(config)
	if err != nil {
		return failure(err)
	}
	defer handler.Close()
	defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	defer useProcessors()()
	f.warns(doors, config, st.Stats().FileBytes)
	f.greet(cmd, doors, config, offer)
	defer offer.follow(cmd, handler, config.Log)()
	sweeps := &sweeper{store: st, keep: config.Retention, clock: newSteadyClock(time.Now, sinceNow()), log: config.Log}
	defer sweeps.start()()
	return running{
		doors: doors, handler: requests.around(handler), health: health,
		metrics:    showMetrics(health, requests, kept, sweeps, desk, storeFigures{st.Stats, f.maxDB}, newProcessFigures()),
		drainDelay: time.Duration(f.drainDelay), supervisor: newSupervisor(config.Log), log: config.Log,
	}.until(cmd.Context())
}

// garbage is how many bytes a server lets lie for each 100 that are in use, which are a few megabytes of questionnaires
// and templates: to look through these again for as much garbage took a tenth of the time under load.
const garbage = 400

// useProcessors has two threads more run than there are processors, until the end: who writes holds one of them while the
// disk works, which on a small machine left a processor idle for a fifth of the time. Go then no longer follows a quota
// of the cgroup: whoever lowers that under a running server starts it anew. Where a quota is smaller than the machine
// from the start, or GOMAXPROCS says otherwise, all stays as it is.
func useProcessors() (end func()) {
	if os.Getenv("GOMAXPROCS") != "" || runtime.GOMAXPROCS(0) != runtime.NumCPU() {
		return func() {}
	}
	runtime.GOMAXPROCS(runtime.NumCPU() + 2)
	return runtime.SetDefaultGOMAXPROCS
}

// database is the file that sittings are kept in.
func (f serveFlags) database() string { return filepath.Join(f.dataDir, databaseName) }

// read makes of the flags all that a server needs but its store, and touches nothing.
func (f serveFlags) read(cmd *cobra.Command) (config web.Config, o offer, err error) {
	if config.Log, err = f.speaks(cmd); err != nil {
		return config, o, err
	}
	if err = f.check(); err != nil {
		return config, o, err
	}
	if config.PublicURL, err = parsePublicURL(f.publicURL); err != nil {
		return config, o, err
	}
	if err = f.checkFrames(config.PublicURL); err != nil {
		return config, o, err
	}
	if o, err = load(cmd, f); err != nil {
		return config, o, err
	}
	config.Quizzes, config.Drafts, config.Ways = o.quizzes, o.drafts(), ways
	config.Retention, config.TrustedProxies, config.EmbedOrigins = time.Duration(f.retention), f.proxies, f.embedders
	config.Program = release
	config.CORSOrigins, config.HideKey = f.callers.origins, f.hideKey
	config.Theme, err = loadTheme(f.theme, cmd.ErrOrStderr())
	return config, o, err
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

// openStore opens what sittings are kept in. Where this user may not, another start would not help.
func (f serveFlags) openStore(ctx context.Context) (*boltstore.Store, error) {
	if err := f.mayBegin(ctx); err != nil {
		return nil, err
	}
	st, err := boltstore.Open(f.database(), boltstore.Options{MaxSize: int(f.maxDB)})
	if err != nil {
		return nil, f.unopened(ctx, err)
	}
	return st, nil
}

// unopened ends a server without its store. A medium that cannot be written (EROFS) may be one after an error of the disk,
// until somebody has seen to it: then another start helps.
func (f serveFlags) unopened(ctx context.Context, err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) {
		return usageOf(fmt.Errorf("%w; choose a --data-dir in which this user may write", storeSentence(err)))
	}
	return failure(naming(ctx, f.dataDir, storeSentence(err)))
}

// mayBegin refuses to begin a new database where the one before can be put back: by stopping the server that lost it, or
// from what that one wrote when it stopped.
func (f serveFlags) mayBegin(ctx context.Context) error {
	if _, err := os.Stat(f.database()); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := unserved(filepath.Join(f.dataDir, socketName)); errors.Is(err, errServed) {
		return failure(naming(ctx, f.dataDir, err))
	}
	if last := lastRescued(f.database()); last != "" {
		return usageOf(fmt.Errorf("there is no %s, but %s holds what the server had that lost it; put that in its place with careerfit restore, or move it away to begin anew", f.database(), last))
	}
	return nil
}

// storeSentence says what is wrong with the database and what would mend it.
func storeSentence(err error) error {
	if errors.Is(err, store.ErrLocked) || errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNewer) {
		return err
	}
	return fmt.Errorf("cannot open the database: %w", err)
}

package main

import (
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/web"
)

// An operation is what whoever runs a server decides about it, beside what is served and where.
type operation struct {
	opsAddr             string
	retention           span
	maxDB               byteSize
	drainDelay          span
	logLevel, logFormat string
}

func (o *operation) define(cmd *cobra.Command) {
	flags := cmd.Flags()
	o.retention, o.drainDelay = span(365*24*time.Hour), span(2*time.Second)
	flags.StringVar(&o.opsAddr, "ops-addr", "", "listen on this `HOST:PORT`, too, for whoever runs the server: /metrics, /healthz and /readyz")
	flags.Var(&o.retention, "retention", "delete a sitting when its taker has not come back for this `SPAN` of at least 1d, such as 90d; 0 keeps it for ever")
	flags.Var(&o.maxDB, "max-db", "take no more answers when the database would grow beyond this `SIZE` of at least 2MiB, such as 2GB; 0 is no limit")
	flags.Var(&o.drainDelay, "drain-delay", "when stopping, give balancers this `SPAN` of at most 5m, such as 5s, to notice; where nobody ever asked /readyz, nobody waits")
	flags.StringVar(&o.logLevel, "log-level", "info", "log what is at least of this `LEVEL`: debug (requests, too), info (start and stop, too), warn or error")
	flags.StringVar(&o.logFormat, "log-format", "text", "log in this `FORMAT`, text or json; with json nothing else is said, but for flags that cannot be read")
	_ = cmd.RegisterFlagCompletionFunc("log-level", cobra.FixedCompletions([]string{"debug", "info", "warn", "error"}, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder))
	_ = cmd.RegisterFlagCompletionFunc("log-format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder))
}

// Limits of what is decided.
const (
	leastRetention = span(24 * time.Hour) // visits are noted to the day
	leastDB        = byteSize(2 << 20)
	longestDrain   = span(5 * time.Minute)
)

// check says which value cannot be.
func (o operation) check() error {
	switch {
	case o.retention > 0 && o.retention < leastRetention:
		return fmt.Errorf("--retention is at least 1d, or 0 for ever, but it is %s", o.retention.String())
	case o.maxDB > 0 && o.maxDB < leastDB:
		return fmt.Errorf("--max-db is at least 2MiB, or 0 for no limit, but it is %s", o.maxDB.String())
	case o.drainDelay > longestDrain:
		return fmt.Errorf("--drain-delay is at most 5m, but it is %s", o.drainDelay.String())
	}
	return nil
}

// speaks returns the log of the command. Where that is for programs, whatever else the command says is in lines of it.
func (o operation) speaks(cmd *cobra.Command) (*slog.Logger, error) {
	log, err := o.logger(cmd.ErrOrStderr())
	if err != nil || o.logFormat != "json" {
		return log, err
	}
	all, err := o.handler(cmd.ErrOrStderr(), nil)
	cmd.SetOut(logged{all, slog.LevelInfo})
	cmd.SetErr(logged{all, slog.LevelError})
	return log, err
}

// logger is where the server writes what happens. Whatever a message repeats of others, there is no address of a
// person and no id of a sitting in it.
func (o operation) logger(w io.Writer) (*slog.Logger, error) {
	handler, err := o.handler(w, discreetly())
	return slog.New(handler), err
}

func (o operation) handler(w io.Writer, replace func([]string, slog.Attr) slog.Attr) (slog.Handler, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(o.logLevel)); err != nil {
		return slog.DiscardHandler, fmt.Errorf("--log-level must be debug, info, warn or error, but it is %q", o.logLevel)
	}
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: replace}
	switch o.logFormat {
	case "text":
		return slog.NewTextHandler(w, options), nil
	case "json":
		return slog.NewJSONHandler(w, options), nil
	}
	return slog.DiscardHandler, fmt.Errorf("--log-format must be text or json, but it is %q", o.logFormat)
}

// observing counts each request, and logs it where everything is logged.
func observing(counts *requestCounts, log *slog.Logger) func(web.Request) {
	return func(r web.Request) {
		counts.observe(r)
		log.Debug("request", "request", r.ID, "method", r.Method, "route", r.Route, "status", r.Status, "duration", r.Duration, "bytes", r.Bytes)
	}
}

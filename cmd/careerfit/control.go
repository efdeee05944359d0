package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"time"
)

// socketName is the socket in the data directory through which the commands reach the server that holds the file.
const socketName = "careerfit.sock"

// controlEnd is how long a command that is under way gets to hear that the server stops.
const controlEnd = time.Second / 2

// startControl lets the commands of this user reach the desk while the server runs. Without the socket there are no
// commands, but the server serves; so what is wrong is a warning, unless another server answers there (errServed).
func startControl(dataDir string, d desk, log *slog.Logger) (stop func(), err error) {
	l, err := listenPrivately(filepath.Join(dataDir, socketName))
	if errors.Is(err, errServed) {
		return nil, err
	}
	if err != nil {
		log.Warn("commands such as backup cannot reach this server while it runs", "error", err)
		return func() {}, nil
	}
	ctx, giveUp := context.WithCancel(context.Background())
	server := &http.Server{
		Handler: controlRoutes(d, filepath.Join(dataDir, databaseName), log), BaseContext: func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: headerTime, ReadTimeout: readTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	return func() {
		giveUp()
		endControl(server)
		<-served
	}, nil
}

// endControl waits a little for commands to hear that the server stops.
func endControl(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), controlEnd)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		_ = server.Close() // who did not listen notices that the answer broke off
	}
}

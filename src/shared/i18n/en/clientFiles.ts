/** What goes wrong with files, here and on servers, and sizes. */
export const clientFiles = {
  'clientFiles.bytes': '{count, plural, one {# byte} other {# bytes}}',
  'clientFiles.connection.closed': 'You closed this connection.',
  'clientFiles.connection.ended': 'The server ended the file session.',
  'clientFiles.connection.gone': 'This connection was closed. Open the files of the machine again.',
  'clientFiles.connection.isThere': 'There is a connection with this id already.',
  'clientFiles.connection.lost': 'The connection to the server was lost.',
  'clientFiles.connection.notYet': 'There is no connection to the server yet.',
  'clientFiles.connection.refused':
    'The server opened no file session: {problem}. Does it have SFTP?',
  'clientFiles.copy.changed': 'It was changed while it was copied. Copy it again.',
  'clientFiles.copy.folderIsThere': 'A folder of that name is there.',
  'clientFiles.copy.gone': 'It is not there any more.',
  'clientFiles.copy.isLink': 'Links inside a folder are not copied.',
  'clientFiles.copy.isNoFile': 'It is neither a file nor a folder.',
  'clientFiles.copy.noFileAnyMore': 'It is no file any more.',
  'clientFiles.copy.shorter': 'The file became shorter while it was copied.',
  'clientFiles.copy.somethingCame': 'Something of that name came there meanwhile.',
  'clientFiles.copy.somethingIsThere': 'Something else of that name is there, or a link.',
  'clientFiles.copy.tooDeep': 'Folders lie too deep in each other to be copied.',
  'clientFiles.copy.tooMany':
    'These are more than {most, number} files. Copy a part of them, or pack them first.',
  'clientFiles.copy.tooManyNames': 'There are too many files of that name.',
  'clientFiles.copy.underWay': 'It is being copied there already.',
  'clientFiles.name.outside': 'This is not the name of a file: it could lead out of the folder.',
  'clientFiles.name.unreadable': 'Its name is not written in UTF-8, so it cannot be asked for.',
  'clientFiles.problem.allUsed':
    'All the room that you may use on {place, select, here {this computer} other {the server}} is used. Make room, then try again.',
  'clientFiles.problem.isFolder': '{name} is a folder.',
  'clientFiles.problem.isLink': '{name} is a link, which is not written through.',
  'clientFiles.problem.isNoFolder': '{name} is not a folder.',
  'clientFiles.problem.isThere': 'There is something of the name {name} already.',
  'clientFiles.problem.noRoom':
    'There is no room left on {place, select, here {this computer} other {the server}}. Make room, then try again.',
  'clientFiles.problem.notAllowed':
    '{place, select, here {Your account on this computer} other {This login on the server}} may not do this with {name}.',
  'clientFiles.problem.notEmpty': 'The folder {name} is not empty.',
  'clientFiles.problem.notThere':
    '{name} is not on {place, select, here {this computer} other {the server}} any more.',
  'clientFiles.problem.other':
    '{name} could not be read or written on {place, select, here {this computer} other {the server}} ({code}).',
  'clientFiles.problem.readOnly':
    '{name} lies where nothing can be written on {place, select, here {this computer} other {the server}}.',
  'clientFiles.problem.tooLarge':
    '{name} is larger than a file may be on {place, select, here {this computer} other {the server}}.',
  'clientFiles.problem.tooLong':
    'The name {name} is too long for {place, select, here {this computer} other {the server}}.',
  'clientFiles.problem.tooManyOpen':
    'Too many files are open on {place, select, here {this computer} other {the server}}. Try again in a moment.',
  'clientFiles.server.cannot': 'The server cannot do this ({name}).',
  'clientFiles.server.failed': 'The server could not do this with {name}, and did not say why.',
  'clientFiles.transfer.gone': 'This transfer is no longer there. Start it again.',
  'clientFiles.transfer.noRoom':
    'This needs {needed}, and there is room for {room}. Make room, then try again.',
} as const;
